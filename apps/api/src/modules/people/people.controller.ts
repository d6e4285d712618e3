import { Controller, Inject } from '@nestjs/common';
import { people, type InputOf, type PersonDetail, type ResponseOf } from '@tiendo/types';
import type { ActorContext, Context } from '../../platform/auth/context.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Ctx, Earlier, Endpoint, Input, type EarlierOf } from '../../platform/http/endpoint.js';
import { lookAtInvitation, passwordPath, sendInvitation, setPassword } from '../account/public.js';
import { editPerson } from './details.service.js';
import { endSessions, lockOrUnlock } from './locking.service.js';
import { peopleList } from './people.queries.js';
import { addPerson, inviteAgain, inviteAnew } from './people.service.js';
import { personDetail } from './person-detail.queries.js';
import { endRole, giveRole } from './roles.service.js';

@Controller()
export class PeopleController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Endpoint(people.list)
  list(@Ctx() ctx: ActorContext, @Input(people.list) { query }: InputOf<typeof people.list>): Promise<ResponseOf<typeof people.list>> {
    return peopleList(ctx, query);
  }

  @Endpoint(people.add)
  async add(
    @Ctx() ctx: ActorContext,
    @Input(people.add) { body }: InputOf<typeof people.add>,
    @Earlier(people.add) earlier?: EarlierOf<typeof people.add>,
  ): Promise<ResponseOf<typeof people.add>> {
    const { personId, token } = earlier === undefined ? await addPerson(ctx, body) : await inviteAgain(ctx, earlier.person.id);
    return { person: await personDetail(ctx, personId), link: await this.told(ctx, personId, token) };
  }

  @Endpoint(people.get)
  get(@Ctx() ctx: ActorContext, @Input(people.get) { params }: InputOf<typeof people.get>): Promise<PersonDetail> {
    return personDetail(ctx, params.personId);
  }

  @Endpoint(people.edit)
  async edit(@Ctx() ctx: ActorContext, @Input(people.edit) { params: { personId }, body }: InputOf<typeof people.edit>): Promise<PersonDetail> {
    await editPerson(ctx, personId, body);
    return personDetail(ctx, personId);
  }

  @Endpoint(people.giveRole)
  async giveRole(@Ctx() ctx: ActorContext, @Input(people.giveRole) { params: { personId }, body }: InputOf<typeof people.giveRole>): Promise<PersonDetail> {
    await giveRole(ctx, personId, body);
    return personDetail(ctx, personId);
  }

  @Endpoint(people.endRole)
  async endRole(@Ctx() ctx: ActorContext, @Input(people.endRole) { params: { personId, membershipId }, body }: InputOf<typeof people.endRole>): Promise<PersonDetail> {
    await endRole(ctx, personId, membershipId, body);
    return personDetail(ctx, personId);
  }

  @Endpoint(people.lock)
  async lock(@Ctx() ctx: ActorContext, @Input(people.lock) { params: { personId }, body }: InputOf<typeof people.lock>): Promise<PersonDetail> {
    await lockOrUnlock(ctx, personId, body);
    return personDetail(ctx, personId);
  }

  @Endpoint(people.invite)
  async invite(
    @Ctx() ctx: ActorContext,
    @Input(people.invite) { params: { personId } }: InputOf<typeof people.invite>,
    @Earlier(people.invite) earlier?: EarlierOf<typeof people.invite>,
  ): Promise<ResponseOf<typeof people.invite>> {
    const token = earlier === undefined ? await inviteAnew(ctx, personId) : (await inviteAgain(ctx, personId)).token;
    return { person: await personDetail(ctx, personId), link: await this.told(ctx, personId, token) };
  }

  @Endpoint(people.endSessions)
  async endSessions(@Ctx() ctx: ActorContext, @Input(people.endSessions) { params: { personId } }: InputOf<typeof people.endSessions>): Promise<PersonDetail> {
    await endSessions(ctx, personId);
    return personDetail(ctx, personId);
  }

  @Endpoint(people.passwordLink)
  passwordLink(@Ctx() ctx: Context, @Input(people.passwordLink) { body }: InputOf<typeof people.passwordLink>): Promise<ResponseOf<typeof people.passwordLink>> {
    return lookAtInvitation(ctx, body.token);
  }

  @Endpoint(people.setPassword)
  setPassword(@Ctx() ctx: Context, @Input(people.setPassword) { body }: InputOf<typeof people.setPassword>): Promise<void> {
    return setPassword(ctx, body, this.config.publicUrl);
  }

  /** The link, which also goes to the person by mail. */
  private async told(ctx: ActorContext, personId: string, token: string): Promise<string> {
    const link = this.linkOf(token);
    await sendInvitation(ctx, personId, link, this.config.publicUrl);
    return link;
  }

  private linkOf(token: string): string {
    return `${this.config.publicUrl}${passwordPath(token)}`;
  }
}

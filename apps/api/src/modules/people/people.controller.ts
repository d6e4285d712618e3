import { Controller, Inject } from '@nestjs/common';
import { people, type InputOf, type ResponseOf } from '@tiendo/types';
import type { ActorContext, Context } from '../../platform/auth/context.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Ctx, Earlier, Endpoint, Input, type EarlierOf } from '../../platform/http/endpoint.js';
import { lookAtInvitation, setPassword } from './invitation.service.js';
import { peopleList, personView } from './people.queries.js';
import { addPerson, inviteAgain } from './people.service.js';

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
    return { person: await personView(ctx, personId), link: `${this.config.publicUrl}/set-password?token=${token}` };
  }

  @Endpoint(people.passwordLink)
  passwordLink(@Ctx() ctx: Context, @Input(people.passwordLink) { query }: InputOf<typeof people.passwordLink>): Promise<ResponseOf<typeof people.passwordLink>> {
    return lookAtInvitation(ctx, query.token);
  }

  @Endpoint(people.setPassword)
  setPassword(@Ctx() ctx: Context, @Input(people.setPassword) { body }: InputOf<typeof people.setPassword>): Promise<void> {
    return setPassword(ctx, body);
  }
}

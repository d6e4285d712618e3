import { Controller, Inject } from '@nestjs/common';
import { account, type AccountSecurity, type InputOf, type ResponseOf } from '@tiendo/types';
import type { ActorContext, Context } from '../../platform/auth/context.js';
import { permit } from '../../platform/auth/permit.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Ctx, Endpoint, Input } from '../../platform/http/endpoint.js';
import { changePassword } from './password.commands.js';
import { ResetLetters } from './reset-letters.js';
import { beginSecondFactor, confirmSecondFactor, endSecondFactor, giveSecondFactor, makeRecoveryCodes, resetSecondFactor } from './second-factor.commands.js';
import { endOwnSession, signOutEverywhere } from './sessions.commands.js';
import { securityOf } from './sessions.queries.js';

@Controller()
export class AccountController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly letters: ResetLetters,
  ) {}

  @Endpoint(account.security)
  security(@Ctx() ctx: ActorContext): Promise<AccountSecurity> {
    return securityOf(ctx, this.config);
  }

  @Endpoint(account.endSession)
  endSession(@Ctx() ctx: ActorContext, @Input(account.endSession) { params }: InputOf<typeof account.endSession>): Promise<void> {
    return endOwnSession(ctx, params.sessionId);
  }

  @Endpoint(account.signOutEverywhere)
  signOutEverywhere(@Ctx() ctx: ActorContext, @Input(account.signOutEverywhere) { body }: InputOf<typeof account.signOutEverywhere>): Promise<void> {
    return signOutEverywhere(ctx, body.keepThis);
  }

  @Endpoint(account.changePassword)
  changePassword(@Ctx() ctx: ActorContext, @Input(account.changePassword) { body }: InputOf<typeof account.changePassword>): Promise<void> {
    return changePassword(ctx, body, this.config.publicUrl);
  }

  @Endpoint(account.beginSecondFactor)
  beginSecondFactor(@Ctx() ctx: ActorContext): Promise<ResponseOf<typeof account.beginSecondFactor>> {
    return beginSecondFactor(ctx, this.config);
  }

  @Endpoint(account.confirmSecondFactor)
  confirmSecondFactor(@Ctx() ctx: ActorContext, @Input(account.confirmSecondFactor) { body }: InputOf<typeof account.confirmSecondFactor>): Promise<ResponseOf<typeof account.confirmSecondFactor>> {
    return confirmSecondFactor(ctx, body.code, this.config);
  }

  @Endpoint(account.giveSecondFactor)
  giveSecondFactor(@Ctx() ctx: ActorContext, @Input(account.giveSecondFactor) { body }: InputOf<typeof account.giveSecondFactor>): Promise<ResponseOf<typeof account.giveSecondFactor>> {
    return giveSecondFactor(ctx, body.code, this.config);
  }

  @Endpoint(account.newRecoveryCodes)
  newRecoveryCodes(@Ctx() ctx: ActorContext): Promise<ResponseOf<typeof account.newRecoveryCodes>> {
    return makeRecoveryCodes(ctx, this.config);
  }

  @Endpoint(account.endSecondFactor)
  endSecondFactor(@Ctx() ctx: ActorContext): Promise<void> {
    return endSecondFactor(ctx, this.config);
  }

  @Endpoint(account.forgotPassword)
  forgotPassword(@Ctx() ctx: Context, @Input(account.forgotPassword) { body }: InputOf<typeof account.forgotPassword>): Promise<void> {
    return this.letters.ask(ctx, body.email);
  }

  @Endpoint(account.resetSecondFactor)
  resetSecondFactor(@Ctx() ctx: ActorContext, @Input(account.resetSecondFactor) { params, body }: InputOf<typeof account.resetSecondFactor>): Promise<void> {
    permit(ctx, 'person.edit', null);
    return resetSecondFactor(ctx, params.personId, body.reason, this.config);
  }
}

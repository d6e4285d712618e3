import { Module } from '@nestjs/common';
import { AccountController } from './account.controller.js';
import { ResetLetters } from './reset-letters.js';

@Module({ controllers: [AccountController], providers: [ResetLetters] })
export class AccountModule {}

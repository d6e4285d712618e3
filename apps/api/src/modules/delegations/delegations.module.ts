import { Module } from '@nestjs/common';
import { DelegationsController } from './delegations.controller.js';

@Module({ controllers: [DelegationsController] })
export class DelegationsModule {}

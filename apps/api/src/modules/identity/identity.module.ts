import { Module } from '@nestjs/common';
import { IdentityController } from './identity.controller.js';

/** The ways in which people prove who they are besides their password. */
@Module({ controllers: [IdentityController] })
export class IdentityModule {}

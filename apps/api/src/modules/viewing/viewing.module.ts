import { Module } from '@nestjs/common';
import { ViewingController } from './viewing.controller.js';

@Module({ controllers: [ViewingController] })
export class ViewingModule {}

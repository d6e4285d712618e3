import { Module } from '@nestjs/common';
import { RemindersController } from './reminders.controller.js';
import { ReminderTick } from './tick.service.js';

@Module({ controllers: [RemindersController], providers: [ReminderTick], exports: [ReminderTick] })
export class RemindersModule {}

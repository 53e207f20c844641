import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { ReminderOfToday, SendReminder, SentReminder } from './reminders.dto.js';
import { RemindersService } from './reminders.service.js';

@ApiTags('notifications')
@Controller('reminders')
export class RemindersController {
  constructor(private readonly reminders: RemindersService) {}

  /** Whether a village was reminded today, when and by whom. */
  @Get(':villageCode')
  @Allow('reminder.read')
  ofToday(@CurrentActor() actor: Actor, @Param('villageCode') villageCode: string): Promise<ReminderOfToday> {
    return this.reminders.ofToday(actor, villageCode);
  }

  /** Reminds a village's visitors and managers of what is open, in the app and through WeChat; once a day. */
  @Post()
  @HttpCode(200)
  @Allow('reminder.send')
  send(@CurrentActor() actor: Actor, @Body() body: SendReminder): Promise<SentReminder> {
    return this.reminders.send(actor, body);
  }
}

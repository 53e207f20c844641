import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { InboxService } from './inbox.service.js';
import {
  NotificationDto,
  NotificationPage,
  NotificationQuery,
  ReadNotifications,
  UnreadCount,
} from './notifications.dto.js';

/** What the signed-in person was told; nobody sees another's. */
@ApiTags('notifications')
@Controller('notifications')
export class NotificationsController {
  constructor(private readonly inbox: InboxService) {}

  /** One's own messages, latest first. */
  @Get()
  @Allow('notification.read')
  list(@CurrentActor() actor: Actor, @Query() query: NotificationQuery): Promise<NotificationPage> {
    return this.inbox.list(actor, query);
  }

  /** How many are unread. */
  @Get('unread-count')
  @Allow('notification.read')
  unreadCount(@CurrentActor() actor: Actor): Promise<UnreadCount> {
    return this.inbox.unreadCount(actor);
  }

  /** Marks those up to the newest that was seen as read; again, nothing changes. */
  @Post('read')
  @HttpCode(200)
  @Allow('notification.read')
  readAll(@CurrentActor() actor: Actor, @Body() body: ReadNotifications): Promise<UnreadCount> {
    return this.inbox.readAll(actor, body.upToId);
  }

  /** Marks one as read; again, it stays as it was. */
  @Post(':id/read')
  @HttpCode(200)
  @Allow('notification.read')
  read(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<NotificationDto> {
    return this.inbox.read(actor, id);
  }
}

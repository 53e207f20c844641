import { Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor } from '../../platform/actor.js';
import { Allow } from '../../platform/allow.decorator.js';
import { DeliveryPage, DeliveryQuery, RevivedDelivery, SubscriptionTemplates } from './deliveries.dto.js';
import { Deliveries } from './deliveries.service.js';

/** Messages on their way through WeChat. */
@ApiTags('notifications')
@Controller()
export class DeliveriesController {
  constructor(private readonly deliveries: Deliveries) {}

  /** Message templates for which a phone may ask its owner; none where WeChat is not set up. */
  @Get('notification-templates')
  @Allow('notification.read')
  templates(): SubscriptionTemplates {
    return this.deliveries.templates();
  }

  /** What was given up, waits or was refused, latest first. */
  @Get('notification-deliveries')
  @Allow('delivery.read')
  list(@Query() query: DeliveryQuery): Promise<DeliveryPage> {
    return this.deliveries.list(query);
  }

  /** Sends one that was given up once more. */
  @Post('notification-deliveries/:id/revival')
  @HttpCode(200)
  @Allow('delivery.revive')
  revive(@CurrentActor() actor: Actor, @Param('id', ParseIntPipe) id: number): Promise<RevivedDelivery> {
    return this.deliveries.revive(actor, id);
  }
}

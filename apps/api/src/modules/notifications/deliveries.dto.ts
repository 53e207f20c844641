import { IsIn, IsOptional } from 'class-validator';
import { DELIVERY_STATES, type DeliveryState, type NotificationKind } from '@tanfang/domain';
import { PageQuery } from '../../platform/paging.js';

export class DeliveryQuery extends PageQuery {
  /** Those that were given up unless asked for others. */
  @IsOptional()
  @IsIn(Object.keys(DELIVERY_STATES), { message: '没有这个状态' })
  state?: DeliveryState;
}

/** A message on its way through WeChat: to whom, and what came of it. Never what it says of whom. */
export class DeliveryDto {
  id: number;
  kind: NotificationKind;
  title: string;
  receiverName: string;
  placeName: string;
  state: DeliveryState;
  attempts: number;
  /** WeChat's code, or `no_answer`, `unbound`, `no_template`, `read`. */
  lastError: string | null;
  /** Instant at which it was written. */
  createdAt: string;
  /** Instant at which it came to an end, or null. */
  endedAt: string | null;
}

export class DeliveryPage {
  items: DeliveryDto[];
  nextCursor: string | null;
  /** Whether messages go out through WeChat here at all. */
  isSetUp: boolean;
  waiting: number;
  dead: number;
  refused: number;
}

export class RevivedDelivery {
  id: number;
  state: DeliveryState;
}

/** Templates for which the phone asks its owner. */
export class SubscriptionTemplates {
  ids: string[];
}

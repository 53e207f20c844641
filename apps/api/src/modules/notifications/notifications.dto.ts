import { Transform } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, Min } from 'class-validator';
import type { NotificationKind } from '@tanfang/domain';
import { PageQuery } from '../../platform/paging.js';
import type { NotificationSubject } from './notification.entity.js';

export class NotificationQuery extends PageQuery {
  /** Only those that were not read. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean({ message: '只看未读应为 true 或 false' })
  unread?: boolean;
}

/** What a message is about: where a tap on it leads. */
export class NotificationAbout {
  type: NotificationSubject;
  /** Of the thing; a place or `place/quarter` where the thing is one. */
  id: string;
}

export class NotificationDto {
  id: number;
  kind: NotificationKind;
  title: string;
  body: string;
  about: NotificationAbout;
  /** Instant. */
  createdAt: string;
  /** Instant, or null while unread. */
  readAt: string | null;
}

export class NotificationPage {
  items: NotificationDto[];
  nextCursor: string | null;
}

export class UnreadCount {
  unread: number;
}

/** "全部已读": what came after the newest that was seen stays unread. */
export class ReadNotifications {
  /** The newest message that is on the screen. */
  @IsInt({ message: '消息编号应为数字' })
  @Min(1, { message: '消息编号应为数字' })
  upToId: number;
}

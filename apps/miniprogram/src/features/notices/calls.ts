import type {
  DeliveryPage,
  NotificationDto,
  NotificationPage,
  SubscriptionTemplates,
  UnreadCount,
} from '@tanfang/contracts';

import { api } from '@/platform/request';

export const messagesPage = (unread: boolean, cursor?: string): Promise<NotificationPage> =>
  api.get('/notifications', { unread: unread || undefined, cursor, limit: 30 });
/** Marks one as read. @throws Problem */
export const readMessage = (id: number): Promise<NotificationDto> => api.post(`/notifications/${id}/read`, {});
/** Marks those up to this one as read. @throws Problem */
export const readMessages = (upToId: number): Promise<UnreadCount> => api.post('/notifications/read', { upToId });
/** Templates of WeChat that this service sends; none where it is not set up. */
export const subscriptionTemplates = (): Promise<SubscriptionTemplates> => api.get('/notification-templates');

export const deliveriesPage = (state: string, cursor?: string): Promise<DeliveryPage> =>
  api.get('/notification-deliveries', { state, cursor, limit: 30 });
/** Sends one that was given up once more. @throws Problem */
export const reviveDelivery = (id: number): Promise<unknown> => api.post(`/notification-deliveries/${id}/revival`, {});

import { randomUUID } from 'node:crypto';
import { TEST_VILLAGE } from '../support/places.js';
import { deadDelivery, toldOf } from '../support/notification-factories.js';
import type { MutationExample } from './example.js';

/** Examples of the notifications module. */
export const notificationMutations: MutationExample[] = [
  {
    route: 'POST /api/v1/notifications/:id/read',
    prepare: async (t) => {
      const manager = await t.signIn('village_manager');
      const id = await toldOf(t, manager);
      return () => manager.post(`/notifications/${id}/read`);
    },
  },
  {
    route: 'POST /api/v1/notifications/read',
    prepare: async (t) => {
      const manager = await t.signIn('village_manager');
      const upToId = await toldOf(t, manager);
      return () => manager.post('/notifications/read', { upToId });
    },
  },
  {
    route: 'POST /api/v1/notification-deliveries/:id/revival',
    prepare: async (t) => {
      const { account } = await t.signIn('visitor');
      const id = await deadDelivery(t, account.id);
      const city = await t.signIn('city_officer');
      return () => city.post(`/notification-deliveries/${id}/revival`);
    },
  },
  {
    route: 'POST /api/v1/reminders',
    prepare: async (t) => {
      await t.signIn('visitor');
      await t.dataSource.query('DELETE FROM reminder');
      t.clock.advance({ days: 1 });
      const town = await t.signIn('town_officer');
      return () => town.post('/reminders', { clientId: randomUUID(), villageCode: TEST_VILLAGE });
    },
  },
];

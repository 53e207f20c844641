import type { Overview, OverviewPeople, ReminderOfToday, SendReminder, SentReminder } from '@tanfang/contracts';

import { api } from '@/platform/request';

import type { ShownAbout } from './about';

const PAGE = 30;

/** A region's month and week, child region by child region; the account's own region when none is named. */
export const overviewOf = (parent?: string): Promise<Overview> => api.get('/overview', { parent });

/** The people behind a number. */
export const peopleBehind = (regionCode: string, about: ShownAbout, cursor?: string): Promise<OverviewPeople> =>
  api.get('/overview/people', { regionCode, about, cursor, limit: PAGE });

/** Whether a village was reminded today. */
export const reminderOfToday = (villageCode: string): Promise<ReminderOfToday> => api.get(`/reminders/${villageCode}`);
/** Reminds a village's visitors. @throws Problem */
export const sendReminder = (body: SendReminder): Promise<SentReminder> => api.post('/reminders', body);

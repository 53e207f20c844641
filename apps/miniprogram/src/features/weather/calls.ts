import type { EndWarning, EnterWarning, WarningChoices, WarningPage, WarningView } from '@tanfang/contracts';

import { api } from '@/platform/request';

export const warningsPage = (cursor?: string): Promise<WarningPage> =>
  api.get('/weather-warnings', { cursor, limit: 20 });
export const warningChoices = (): Promise<WarningChoices> => api.get('/weather-warnings/choices');
/** @throws Problem 400 with the fields that are wrong */
export const enterWarning = (body: EnterWarning): Promise<WarningView> => api.post('/weather-warnings', body);
/** @throws Problem */
export const endWarning = (id: number, body: EndWarning): Promise<WarningView> =>
  api.post(`/weather-warnings/${id}/end`, body);

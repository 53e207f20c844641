import type {
  ExportRegister,
  ExportVisitorFiling,
  IssuedPaper,
  PrintDoorLabels,
  PrintRegistrationForms,
  PrintVisitRecords,
  RegionPage,
} from '@tanfang/contracts';

import { api } from '@/platform/request';

export const printRegistrationForms = (body: PrintRegistrationForms): Promise<IssuedPaper> =>
  api.post('/papers/registration-forms', body);

export const printVisitRecords = (body: PrintVisitRecords): Promise<IssuedPaper> =>
  api.post('/papers/visit-records', body);

export const printDoorLabels = (body: PrintDoorLabels): Promise<IssuedPaper> => api.post('/papers/door-labels', body);

export const exportVisitorFiling = (body: ExportVisitorFiling): Promise<IssuedPaper> =>
  api.post('/papers/visitor-filings', body);

export const exportRegister = (body: ExportRegister): Promise<IssuedPaper> =>
  api.post('/papers/register-exports', body);

/** The towns of the city, or the villages of a town. */
export const placesBelow = (parent: string): Promise<RegionPage> => api.get('/regions', { parent, limit: 100 });

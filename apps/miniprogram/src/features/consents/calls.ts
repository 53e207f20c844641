import type {
  ConsentRecord,
  ConsentRecordPage,
  ConsentTextPage,
  FileSignaturePage,
  FileSignatureView,
  LookPage,
  RecordConsent,
  SignFile,
} from '@tanfang/contracts';

import { api } from '@/platform/request';

/** The words that are read out today. */
export const consentTexts = (): Promise<ConsentTextPage> => api.get('/consent-texts');

/** Everything an elder declared, latest first. */
export const consentsOf = (elderId: number): Promise<ConsentRecordPage> =>
  api.get(`/elders/${elderId}/consents`, { limit: 50 });

/** Records what the elder now wishes. @throws Problem */
export const recordConsent = (elderId: number, body: RecordConsent): Promise<ConsentRecord> =>
  api.post(`/elders/${elderId}/consents`, body);

/** Signatures under the form, latest first. */
export const signaturesOf = (elderId: number): Promise<FileSignaturePage> =>
  api.get(`/elders/${elderId}/signatures`, { limit: 10 });

/** Keeps a signature under the form. @throws Problem */
export const signFile = (elderId: number, body: SignFile): Promise<FileSignatureView> =>
  api.post(`/elders/${elderId}/signatures`, body);

/** Who looked at the elder's numbers, latest first. */
export const looksOf = (elderId: number, cursor?: string): Promise<LookPage> =>
  api.get(`/elders/${elderId}/looks`, { limit: 20, cursor });

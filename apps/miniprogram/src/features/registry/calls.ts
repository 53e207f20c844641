import type {
  ChangeElder,
  ClassificationResult,
  ElderFile,
  ElderRowPage,
  FilterQuery,
  IdNumberCheck,
  RegionPage,
} from '@tanfang/contracts';

import { sendOrKeep, type Sent } from '@/offline/send-or-keep';
import { api } from '@/platform/request';

import { ownFactsOf } from './file/facts';
import { registration } from './file/requests';
import type { FileValues } from './file/values';

/** What the list of files is narrowed to. */
export interface FilesQuery extends FilterQuery {
  q?: string;
  cursor?: string;
}

const PAGE = 30;

/** A page of the register. */
export const filesPage = (query: FilesQuery): Promise<ElderRowPage> => api.get('/elders', { ...query, limit: PAGE });

/** A whole file. */
export const fileOf = (elderId: number): Promise<ElderFile> => api.get(`/elders/${elderId}`);

/** What an ID number says, and whether there is a file with it anywhere in the city. */
export const checkIdNumber = (idNumber: string): Promise<IdNumberCheck> => api.post('/elders/id-check', { idNumber });

/** The regions below a region. */
export const regionsBelow = (parent: string): Promise<RegionPage> => api.get('/regions', { parent, limit: 100 });

/** The class of somebody who joins a household, as the server would judge it. */
export const previewInHousehold = (values: FileValues, birthDate: string): Promise<ClassificationResult> =>
  api.post('/elders/classification-preview', {
    birthDate,
    householdId: values.householdId ?? undefined,
    relationToHead: values.relationToHead ?? undefined,
    facts: ownFactsOf(values),
  });

/** Saves a new file, or keeps it on the phone until there is a network. @throws Problem */
export const register = (values: FileValues, clientId: string): Promise<Sent<ElderFile>> =>
  sendOrKeep<ElderFile>({
    kind: 'registration',
    subject: `new:${clientId}`,
    title: `${values.name.trim()} · 登记`,
    payload: registration(values, clientId),
    clientId,
  });

/** Saves a change. @throws Problem: `elder.version_conflict` where somebody else was quicker */
export const saveChange = (elderId: number, change: ChangeElder): Promise<ElderFile> =>
  api.post(`/elders/${elderId}/changes`, change);

import type {
  CorrectAddress,
  ElderRow,
  ElderRowPage,
  HouseholdDetail,
  MovedPeople,
  MovePeople,
  PlacesLived,
  RegionPage,
} from '@tanfang/contracts';

import { api } from '@/platform/request';

/** A household: who lives there, and who did. */
export const householdOf = (id: number): Promise<HouseholdDetail> => api.get(`/households/${id}`);

/** Where an elder lived. */
export const placesOf = (elderId: number): Promise<PlacesLived> => api.get(`/elders/${elderId}/households`);

/** Moves people. @throws Problem */
export const movePeople = (householdId: number, body: MovePeople): Promise<MovedPeople> =>
  api.post(`/households/${householdId}/moves`, body);

/** Puts an address right. @throws Problem */
export const correctAddress = (householdId: number, body: CorrectAddress): Promise<HouseholdDetail> =>
  api.post(`/households/${householdId}/corrections`, body);

/** A few elders by name, phone or ID number, to find a household by. */
export const findElders = async (q: string): Promise<ElderRow[]> =>
  (await api.get<ElderRowPage>('/elders', { q, limit: 10 })).items;

/** The regions below a region. */
export const regionsBelow = (parent?: string): Promise<RegionPage> => api.get('/regions', { parent, limit: 100 });

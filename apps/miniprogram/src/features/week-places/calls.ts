import type { WeekPeople, WeekPlaces } from '@tanfang/contracts';

import { api } from '@/platform/request';

const PAGE = 50;

export type Breakdown = WeekPlaces['by'];

/** Whose people: a place, or who is to go there in it. */
export interface Whose {
  place: string;
  /** Account, 0: those to whom nobody is named; left out: everybody of the place. */
  doerId?: number;
}

/** What the people are narrowed to. */
export interface PeopleFilter extends Whose {
  state?: string;
  level?: string;
}

export const weekPlaces = (place: string, by: Breakdown): Promise<WeekPlaces> => api.get('/week-places', { place, by });

/** A page of people, most pressing first. */
export const weekPeople = (filter: PeopleFilter, cursor?: string): Promise<WeekPeople> =>
  api.get('/week-places/people', { ...filter, cursor, limit: PAGE });

import type {
  ArrangeLeave,
  AssignedElderPage,
  AssignmentHistory,
  Coverage,
  CoverProposal,
  FilingsDone,
  FileVisitors,
  FilingView,
  HandOver,
  HandOverDone,
  HandOverPreview,
  LeavePage,
  LeaveView,
  PreviewHandOver,
  ProposeCovers,
  VisitorPage,
  VisitorRow,
} from '@tanfang/contracts';

import { api } from '@/platform/request';

/** What the list of elders is narrowed to. */
export interface EldersFilter {
  villageCode?: string;
  visitorId?: number;
  unassigned?: 'true';
}

const PAGE = 100;
/** Visitors of a town fit into so many pages; a city officer sees the first thousand. */
const MOST_PAGES = 10;

export const eldersPage = (filter: EldersFilter, cursor?: string): Promise<AssignedElderPage> =>
  api.get('/assignments/elders', { ...filter, cursor, limit: PAGE });

/** All visitors in scope. */
export async function allVisitors(villageCode?: string): Promise<VisitorRow[]> {
  const rows: VisitorRow[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { items, nextCursor }: VisitorPage = await api.get('/assignments/visitors', {
      villageCode,
      cursor,
      limit: PAGE,
    });
    rows.push(...items);
    if (nextCursor === null) break;
    cursor = nextCursor;
  }
  return rows;
}

export const coverage = (): Promise<Coverage> => api.get('/assignments/coverage');

export const previewHandOver = (body: PreviewHandOver): Promise<HandOverPreview> =>
  api.post('/assignments/hand-over/preview', body);

/** @throws Problem `assignment.changed` where somebody else was quicker */
export const handOver = (body: HandOver): Promise<HandOverDone> => api.post('/assignments/hand-over', body);

export const assignmentsOf = (elderId: number): Promise<AssignmentHistory> => api.get(`/elders/${elderId}/assignments`);

export const leavesPage = (cursor?: string): Promise<LeavePage> => api.get('/leaves', { cursor, limit: 30 });

export const proposeCovers = (body: ProposeCovers): Promise<CoverProposal> => api.post('/leaves/proposal', body);

export const arrangeLeave = (body: ArrangeLeave): Promise<LeaveView> => api.post('/leaves', body);

export const endLeave = (id: number, body: { clientId: string }): Promise<LeaveView> =>
  api.post(`/leaves/${id}/end`, body);

export const fileVisitors = (body: FileVisitors): Promise<FilingsDone> => api.post('/visitor-filings', body);

export const withdrawFiling = (id: number, body: { clientId: string; reason: string }): Promise<FilingView> =>
  api.post(`/visitor-filings/${id}/withdrawal`, body);

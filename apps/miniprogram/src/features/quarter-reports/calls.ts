import type {
  AddAttachment,
  CorrectReport,
  DecideReport,
  QuarterReport,
  QuarterTable,
  RemoveAttachment,
  ReportAttachment,
  SubmitReport,
  WriteReportTexts,
} from '@tanfang/contracts';

import type { PickedFile } from '@/platform/pick-file.types';
import { api } from '@/platform/request';

/** A report of one place and quarter. */
export interface ReportKey {
  place: string;
  quarter: string;
}

const pathOf = ({ place, quarter }: ReportKey): string => `/quarter-reports/${place}/${quarter}`;

/** 季度调度表; the quarter that is being reported when none is named. */
export const quarterTable = (quarter?: string): Promise<QuarterTable> => api.get('/quarter-reports', { quarter });

export const readReport = (key: ReportKey): Promise<QuarterReport> => api.get(pathOf(key));

export const writeTexts = (key: ReportKey, body: WriteReportTexts): Promise<QuarterReport> =>
  api.post(`${pathOf(key)}/texts`, body);

export const submitReport = (key: ReportKey, body: SubmitReport): Promise<QuarterReport> =>
  api.post(`${pathOf(key)}/submission`, body);

export const withdrawReport = (key: ReportKey, body: SubmitReport): Promise<QuarterReport> =>
  api.post(`${pathOf(key)}/withdrawal`, body);

export const returnReport = (key: ReportKey, body: DecideReport): Promise<QuarterReport> =>
  api.post(`${pathOf(key)}/return`, body);

export const acceptReport = (key: ReportKey, body: DecideReport): Promise<QuarterReport> =>
  api.post(`${pathOf(key)}/acceptance`, body);

export const correctReport = (key: ReportKey, body: CorrectReport): Promise<QuarterReport> =>
  api.post(`${pathOf(key)}/corrections`, body);

/** Uploads the file that an attachment is made of. @returns its id */
export const keepAttachment = (file: PickedFile): Promise<string> => api.keepFile(file);

export const addAttachment = (key: ReportKey, body: AddAttachment): Promise<QuarterReport> =>
  api.post(`${pathOf(key)}/attachments`, body);

export const removeAttachment = (key: ReportKey, id: number, body: RemoveAttachment): Promise<QuarterReport> =>
  api.post(`${pathOf(key)}/attachments/${id}/removal`, body);

/** Where the attachment itself is, below /api/v1. */
export const attachmentPath = (key: ReportKey, id: number): string => `${pathOf(key)}/attachments/${id}`;

const FORMATS = { document: 'docx', sheet: 'xlsx' } as const;

/** Hands the paper to the person under its own name. */
export const openAttachment = (key: ReportKey, { id, name, mediaType }: ReportAttachment): Promise<null> => {
  const format = FORMATS[mediaType.split('.').at(-1) as keyof typeof FORMATS] ?? 'pdf';
  return api.download(attachmentPath(key, id), { fileName: name, format });
};

export type ReportFile = 'docx' | 'pdf' | 'xlsx' | 'csv';

/** Hands the report to the person as a file. */
export const downloadReport = (key: ReportKey, title: string, format: ReportFile): Promise<null> =>
  api.download(`${pathOf(key)}/document`, { fileName: `${title}.${format}`, format }, { format });

export const downloadTable = (quarter: string, title: string): Promise<null> =>
  api.download('/quarter-reports/table.xlsx', { fileName: `${title}.xlsx`, format: 'xlsx' }, { quarter });

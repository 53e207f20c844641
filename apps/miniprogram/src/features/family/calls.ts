import { newClientId } from '@/platform/client-id';
import { asProblem } from '@/platform/problem';
import type { FamilyElderPage, FamilySummary } from '@tanfang/contracts';

import { api } from '@/platform/request';

/** The elders who agreed that this family member sees their visits. */
export const familyElders = (): Promise<FamilyElderPage> => api.get('/family/elders', { limit: 100 });

/** The calm summary of one of them. */
export const familySummary = (elderId: number): Promise<FamilySummary> => api.get(`/family/elders/${elderId}`);

/** The visitor's number, to be dialled and kept nowhere; the server notes that it was asked for. */
export const visitorPhone = (elderId: number): Promise<{ value: string }> =>
  api.post(`/family/elders/${elderId}/visitor-phone`, { reason: '家属联系探访员' });

/** Says that something is done, as a suggestion to whoever sees to it. @returns what to tell the person */
export async function reportDone(elderId: number, followUpId: number): Promise<string> {
  try {
    await api.post(`/family/elders/${elderId}/follow-ups/${followUpId}/done`, { clientId: newClientId() });
    return '已告诉工作人员，他们会再看一看。';
  } catch (error) {
    return asProblem(error).detail;
  }
}

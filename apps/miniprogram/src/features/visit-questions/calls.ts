import type { VisitQuestion, VisitQuestionPage } from '@tanfang/contracts';

import { api } from '@/platform/request';

const PAGE = 30;

/** Questions about recorded visits, latest first. */
export const visitQuestions = (state: string, cursor?: string): Promise<VisitQuestionPage> =>
  api.get('/visit-questions', { state, cursor, limit: PAGE });

export const answerQuestion = (id: number, body: { clientId: string; answer: string }): Promise<VisitQuestion> =>
  api.post(`/visit-questions/${id}/answer`, body);

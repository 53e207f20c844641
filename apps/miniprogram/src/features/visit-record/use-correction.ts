import type { RecordVisit, Visit, VisitDetail } from '@tanfang/contracts';
import { useRef, useState } from 'react';

import { nowMs } from '@/platform/clock';
import { api } from '@/platform/request';
import { sayProblem, useSending } from '@/platform/sending';
import { say } from '@/ui';

import { checkDraft, type DraftErrors } from './check-draft';
import { fromPayload, toPayload, type VisitDraft } from './draft';
import type { DraftState } from './use-draft';

export interface Correction {
  draft: VisitDraft;
  change: DraftState['change'];
  reason: string;
  setReason: (reason: string) => void;
  errors: DraftErrors;
  reasonError: string | undefined;
  refusal: string | null;
  busy: boolean;
  /** @returns the record that took the place of the old one; null when it was not taken */
  save: () => Promise<Visit | null>;
}

/** A saved record in the form again. What is sent is a new record; the old one is kept. */
export function useCorrection(visit: VisitDetail): Correction {
  const [draft, setDraft] = useState(() => fromPayload(payloadOf(visit), null));
  const latest = useRef(draft);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [errors, setErrors] = useState<DraftErrors>({});
  const sending = useSending();
  const change: DraftState['change'] = (edit) => {
    latest.current = edit(latest.current);
    setDraft(latest.current);
  };
  const save = async () => {
    setAsked(true);
    // Why it was recorded late is not asked again: the reason of the correction is.
    const { recordedLateReason: _, ...found } = checkDraft(latest.current, nowMs());
    setErrors(found);
    const first = reason.trim() ? Object.values(found)[0] : '请填写更正原因';
    if (first) {
      say(first);
      return null;
    }
    const { clientId, ...body } = { ...toPayload(latest.current), evidence: null, reason: reason.trim() };
    return sending.send(body, (request) => api.post<Visit>(`/visits/${visit.id}/corrections`, request));
  };
  return {
    draft,
    change,
    reason,
    setReason,
    errors,
    reasonError: asked && !reason.trim() ? '请填写更正原因' : undefined,
    refusal: sayProblem(sending.problem),
    busy: sending.busy,
    save,
  };
}

/** What was sent when the record was made. Answers stand for themselves, so that one of them can be changed. */
function payloadOf(visit: VisitDetail): RecordVisit {
  const { clientId, elderId, method, outcome, startedAt, durationMinutes, items, illnessName } = visit;
  const { name, relation, absentReason } = visit.visitedPerson;
  return {
    clientId,
    elderId,
    visitorId: visit.visitor.accountId,
    method,
    outcome,
    startedAt,
    durationMinutes,
    allUnchangedChecked: false,
    items,
    illnessName,
    populationChangeCount: visit.populationChangeCount,
    handlings: visit.handlings,
    serviceNeeds: visit.serviceNeeds,
    suggestions: visit.suggestions,
    companions: visit.companions,
    visitedPerson: { name, relation, absentReason, signature: visit.signature },
    evidence: null,
    recordedLateReason: visit.lateReason,
  };
}

import { useEffect, useState } from 'react';

import { nowMs } from '@/platform/clock';
import { ask, say } from '@/ui';

import { checkDraft, checkParts, type DraftErrors } from './check-draft';
import { withAllUnchanged } from './draft';
import { saveVisit } from './save-visit';
import { useDraft, type DraftStart, type DraftState } from './use-draft';
import { useElderFacts, type ElderFacts } from './use-elder-facts';
import { sayFiles, saySaved } from './words';

export interface Recording extends DraftState {
  facts: ElderFacts;
  errors: DraftErrors;
  /** What is missing of each other elder of the household. */
  partErrors: Readonly<Record<number, DraftErrors>>;
  /** Why the server did not take the record, or null. */
  refusal: string | null;
  busy: boolean;
  /** Checks and saves; `onSaved` is called once the record is safe, on the server or on the phone. */
  save: (onSaved: () => void) => Promise<void>;
}

/** The work of filling in and saving one record. */
export function useRecording(start: DraftStart): Recording {
  const { draft, change, now, resumed, restart } = useDraft(start);
  const facts = useElderFacts(draft.elderId);
  const [errors, setErrors] = useState<DraftErrors>({});
  const [partErrors, setPartErrors] = useState<Record<number, DraftErrors>>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const { lastSafety } = facts;
  useEffect(() => {
    if (lastSafety) change((now) => (now.allUnchanged ? withAllUnchanged(now, true, lastSafety) : now));
    // When the last record arrives: the tap for all may have come before it.
  }, [change, lastSafety]);

  const save = async (onSaved: () => void) => {
    const written = now();
    const found = checkDraft(written, nowMs());
    setErrors(found);
    const parts = checkParts(written, nowMs());
    setPartErrors(Object.fromEntries(parts.map(({ elderId, errors: missing }) => [elderId, missing])));
    const first = Object.values(found)[0] ?? parts.map(({ name, first: words }) => `${name}：${words}`)[0];
    if (first) return say(first);
    setBusy(true);
    const result = await saveVisit(written, facts.name ?? '老人');
    setBusy(false);
    if (result.kind === 'uploaded') {
      const saved =
        result.visits.length > 1 ? `${result.visits.length} 位老人的记录都已保存。` : saySaved(result.visit);
      say(saved + sayFiles(result.files, '照片和语音接着上传。'));
      onSaved();
    } else if (result.kind === 'kept') {
      say(`记录已存在手机里，联网后自动上传。${sayFiles(result.files, '')}`);
      onSaved();
    } else if (result.kind === 'partly') {
      await ask({
        title: '有记录没有被接收',
        body: `${result.names.join('、')}。内容还在手机里，请到“我的”里的待上传改一下；其他人的已经保存。${sayFiles(result.files, '')}`,
        confirm: '知道了',
        cancel: null,
      });
      onSaved();
    } else if (result.kind === 'refused') {
      setRefusal(result.error.detail);
      setErrors(result.error.fields);
    } else {
      await ask({
        title: '手机里放不下了',
        body: '这条记录还没有保存。请不要关闭这一页，删掉一些不用的照片或应用，再点保存。',
        confirm: '知道了',
        cancel: null,
      });
    }
  };
  return { draft, change, now, resumed, restart, facts, errors, partErrors, refusal, busy, save };
}

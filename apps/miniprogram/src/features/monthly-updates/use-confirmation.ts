import type { ElderFile } from '@tanfang/contracts';
import { useEffect, useRef, useState } from 'react';

import { onSent } from '@/offline/drain';
import type { QueueItem } from '@/offline/queue';
import { sendOrKeep } from '@/offline/send-or-keep';
import { discard, unsentNow, useUnsent } from '@/offline/unsent';
import { asProblem } from '@/platform/problem';
import { say } from '@/ui';

import { SECTIONS } from './month-state';

const KIND = 'monthly-confirmation';

export interface Confirmation {
  busy: boolean;
  /** Why it was refused, in words; null before the first try. */
  refusal: string | null;
  /** A confirmation of this file waits on the phone for the network. */
  waiting: boolean;
  /**
   * Confirms that the sections were looked at and nothing changed this month.
   * @param clientId made once per opened file, so that two presses confirm once
   * @returns whether it was sent, is kept on the phone, was made on an old version of the file, or was refused
   */
  confirm: (file: ElderFile, month: string, clientId: string) => Promise<'sent' | 'kept' | 'outdated' | 'refused'>;
}

const isFor = (item: QueueItem, elderId: number): boolean => item.kind === KIND && item.subject === `elder:${elderId}`;

/** A confirmation that was refused is done with when the file is confirmed anew. */
function discardRefused(elderId: number): void {
  for (const item of unsentNow()) if (isFor(item, elderId) && item.state === 'rejected') discard(item.clientId);
}

/**
 * 本月无变化 for one file.
 * @param onWaitingSent called when a confirmation that waited on the phone has reached the server
 */
export function useConfirmation(elderId: number, onWaitingSent: () => void): Confirmation {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const unsent = useUnsent().filter((item) => isFor(item, elderId));

  const latest = useRef(onWaitingSent);
  latest.current = onWaitingSent;
  useEffect(
    () =>
      onSent((item) => {
        if (isFor(item, elderId)) latest.current();
      }),
    [elderId],
  );

  const confirm: Confirmation['confirm'] = async (file, month, clientId) => {
    setBusy(true);
    setRefusal(null);
    try {
      const { kept } = await sendOrKeep<ElderFile>({
        kind: KIND,
        subject: `elder:${file.id}`,
        title: `${file.name} · 本月无变化`,
        payload: {
          elderId: file.id,
          month,
          version: file.version,
          householdVersion: file.household.version,
          sectionsChecked: SECTIONS,
        },
        clientId,
      });
      discardRefused(file.id);
      say(kept ? '没有网络。本月无变化已存在手机里，联网后自动上传。' : '已确认本月无变化。');
      return kept ? 'kept' : 'sent';
    } catch (error) {
      const problem = asProblem(error);
      setRefusal(problem.detail);
      return problem.code === 'elder.version_conflict' ? 'outdated' : 'refused';
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    refusal: refusal ?? unsent.find((item) => item.state === 'rejected')?.lastError?.detail ?? null,
    waiting: unsent.some((item) => item.state === 'waiting'),
    confirm,
  };
}

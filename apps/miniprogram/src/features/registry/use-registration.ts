import type { DuplicateFile } from '@tanfang/contracts';
import { useState } from 'react';

import { localDay } from '@/platform/clock';
import { replace, restart } from '@/platform/navigation';
import { asProblem } from '@/platform/problem';
import { say } from '@/ui';

import { register } from './calls';
import { changeDraft, dropDraft, type FileDraft } from './draft/drafts';
import { checkFile } from './file/checks';
import { errorsOf } from './file/places';

export interface Registration {
  busy: boolean;
  /** Why the server did not take it, in words; null before the first try. */
  refusal: string | null;
  /** The file that exists already. */
  duplicate: DuplicateFile | null;
  submit: () => Promise<void>;
}

/** Hands in a draft of a new file. What is wrong is said at its places, all at once; the draft stays until it is saved. */
export function useRegistration(draft: FileDraft | null): Registration {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [duplicate, setDuplicate] = useState<DuplicateFile | null>(null);

  const submit = async () => {
    if (!draft) return;
    const errors = checkFile(draft.values, true, localDay());
    changeDraft(draft.id, { errors });
    setDuplicate(null);
    setRefusal(null);
    if (Object.keys(errors).length > 0) return;
    setBusy(true);
    try {
      const { answer } = await register(draft.values, draft.id);
      if (answer) {
        dropDraft(draft.id);
        say(`已登记 ${answer.name}。`);
        replace('elderFile', { id: answer.id });
      } else {
        changeDraft(draft.id, { submitted: true });
        say('没有网络。登记内容已存在手机里，联网后自动上传。');
        restart('register');
      }
    } catch (error) {
      const problem = asProblem(error);
      changeDraft(draft.id, { errors: errorsOf(problem.fieldErrors, draft.values) });
      setRefusal(`${problem.detail}填好的内容都已保存在手机里。`);
      setDuplicate((problem.extra.duplicate as DuplicateFile | undefined) ?? null);
    } finally {
      setBusy(false);
    }
  };
  return { busy, refusal, duplicate, submit };
}

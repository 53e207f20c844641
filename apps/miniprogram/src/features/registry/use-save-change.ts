import type { ElderFile } from '@tanfang/contracts';
import { useState } from 'react';

import { localDay } from '@/platform/clock';
import { open } from '@/platform/navigation';
import { asProblem } from '@/platform/problem';
import { say } from '@/ui';

import { saveChange } from './calls';
import { changeDraft, dropDraft, type FileDraft } from './draft/drafts';
import { checkFile } from './file/checks';
import { valuesOf } from './file/from-file';
import { errorsOf } from './file/places';
import { changeOf } from './file/requests';

export interface ChangeSaving {
  busy: boolean;
  /** Why the server did not take it, in words; null before the first try. */
  refusal: string | null;
  /** @returns the saved file; null where it was not saved */
  save: (draft: FileDraft) => Promise<ElderFile | null>;
}

/** Somebody else was quicker, or an earlier try of this change did arrive although its answer was lost. */
const MADE_ON_AN_OLD_VERSION: readonly string[] = ['elder.version_conflict', 'client_id.reused'];

/** Saves a change of a file. Where somebody else was quicker, both values are shown for the person to choose. */
export function useSaveChange(): ChangeSaving {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const save = async (draft: FileDraft): Promise<ElderFile | null> => {
    const { file, values, id } = draft;
    if (!file) return null;
    const errors = checkFile(values, false, localDay());
    changeDraft(id, { errors });
    setRefusal(null);
    if (Object.keys(errors).length > 0) return null;
    const change = changeOf(valuesOf(file), values, file, id);
    if (!change) return null;
    setBusy(true);
    try {
      const saved = await saveChange(file.id, change);
      dropDraft(id);
      say('修改已保存。');
      return saved;
    } catch (error) {
      const problem = asProblem(error);
      if (MADE_ON_AN_OLD_VERSION.includes(problem.code)) open('fileConflict', { id: file.id });
      else {
        changeDraft(id, { errors: errorsOf(problem.fieldErrors, values) });
        setRefusal(`${problem.detail}修改的内容都已保存在手机里。`);
      }
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { busy, refusal, save };
}

import type { ElderFile } from '@tanfang/contracts';
import { useState } from 'react';

import { localDay, localTime } from '@/platform/clock';
import { Button, Notice, Refusal, say, sayDate } from '@/ui';

import { ConflictChoices, type Side } from './conflict-choices';
import { dropDraft, rebaseDraft, type FileDraft } from './draft/drafts';
import { sayErrors } from './file/checks';
import { compare, merge } from './file/conflict';
import { valuesOf } from './file/from-file';
import type { FieldName } from './file/values';
import { changesOf } from './use-open-file';
import { useSaveChange } from './use-save-change';

interface ConflictPanelProps {
  /** The file as it is on the register now. */
  file: ElderFile;
  draft: FileDraft;
  /** The choice was made and saved, or nothing was left to save. */
  onSettled: () => void;
}

/** Who changed what meanwhile, a choice for each line that both changed, and saving it so. */
export function ConflictPanel({ file, draft, onSettled }: ConflictPanelProps) {
  const [chosen, setChosen] = useState<Partial<Record<FieldName, Side>>>({});
  const saving = useSaveChange();
  const theirs = valuesOf(file);
  const comparison = compare(valuesOf(draft.file ?? file), draft.values, theirs);
  const open = comparison.conflicts.filter(({ field }) => chosen[field.name] === undefined).length;

  const settle = async () => {
    const keepMine = new Set(
      comparison.conflicts.map(({ field }) => field.name).filter((name) => chosen[name] === 'mine'),
    );
    const rebased = rebaseDraft(draft, file, merge(draft.values, theirs, comparison, keepMine));
    if (changesOf(rebased).length === 0) {
      dropDraft(rebased.id);
      say('档案保持现在的内容。');
      return onSettled();
    }
    if (await saving.save(rebased)) onSettled();
  };
  return (
    <>
      <Notice tone="warn" id="conflict-notice">
        {`${file.updatedByName}在${sayDate(localDay(file.updatedAt), localDay())} ${localTime(file.updatedAt)} 改了这份档案，您的修改还没有保存。两边都改了的，请选一个；您填写的内容都还在。`}
      </Notice>
      <ConflictChoices
        comparison={comparison}
        chosen={chosen}
        onChoose={(name, side) => setChosen({ ...chosen, [name]: side })}
      />
      <Refusal words={saving.refusal ?? sayErrors(draft.errors)} />
      <Button
        id="settle-conflict"
        kind="primary"
        block
        disabled={open > 0}
        busy={saving.busy && '正在保存'}
        onPress={() => void settle()}
      >
        {open > 0 ? `还有 ${open} 处没有选择` : '按以上选择保存'}
      </Button>
    </>
  );
}

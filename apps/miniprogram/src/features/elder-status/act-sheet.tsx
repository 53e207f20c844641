import type { ReactNode } from 'react';

import { Box, Button, Notice, Sheet } from '@/ui';

import type { Acting } from './use-act';

interface ActSheetProps {
  title: string;
  /** What saving will do, in plain words. */
  effect: string;
  confirm: string;
  acting: Acting;
  /** The step takes something away. */
  danger?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A step on a status: what it asks, what it will do, and one button. What was typed stays when it is refused. */
export function ActSheet({ title, effect, confirm, acting, danger, onConfirm, onClose, children }: ActSheetProps) {
  const { problem, busy } = acting;
  return (
    <Sheet title={title} onClose={onClose}>
      {children}
      <Notice id="effect">{effect}</Notice>
      {problem ? (
        <Notice tone="bad" id="act-refusal">
          {problem.errors.length > 0 && Object.keys(acting.errors).length > 0
            ? '有内容需要更正，见上面的说明。'
            : problem.detail}
        </Notice>
      ) : null}
      <Box>
        <Button
          id="act-confirm"
          kind={danger ? 'danger' : 'primary'}
          block
          busy={busy && '正在保存'}
          onPress={onConfirm}
        >
          {confirm}
        </Button>
      </Box>
    </Sheet>
  );
}

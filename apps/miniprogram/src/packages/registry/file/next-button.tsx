import type { NextStep } from '@/features/monthly-updates';
import { scrollToId } from '@/platform/scroll';
import { Button } from '@/ui';

interface NextButtonProps {
  step: NextStep;
  inConflict: boolean;
  /** What is under way, in words. */
  busy: string | false;
  onResolve: () => void;
  onSave: () => void;
  onConfirm: () => void;
}

/** The one next step with a file. */
export function NextButton({ step, inConflict, busy, onResolve, onSave, onConfirm }: NextButtonProps) {
  if (inConflict)
    return (
      <Button id="resolve-conflict" kind="primary" onPress={onResolve}>
        核对两边的修改
      </Button>
    );
  switch (step.kind) {
    case 'save':
      return (
        <Button id="save-changes" kind="primary" busy={busy} onPress={onSave}>
          {`保存修改（${step.changes} 处）`}
        </Button>
      );
    case 'look':
      return (
        <Button id="next-section" icon="down" onPress={() => scrollToId(`section-${step.left[0] ?? ''}`)}>
          {`还有 ${step.left.length} 部分未查看`}
        </Button>
      );
    case 'confirm':
      return (
        <Button id="confirm-unchanged" kind="primary" busy={busy} onPress={onConfirm}>
          本月无变化
        </Button>
      );
    case 'nothing':
      return null;
  }
}

import { useRef, useState, type ReactNode } from 'react';

import { newClientId } from '@/platform/client-id';
import { asProblem } from '@/platform/problem';
import { sayProblem } from '@/platform/sending';

import { Button } from './button';
import { Notice } from './content';
import { AreaField } from './field';
import { Sheet } from './overlays';
import { Box } from './primitives';

/** What a person decided. */
export interface Decision {
  clientId: string;
  approve: boolean;
  note: string;
}

interface DecisionSheetProps {
  title: string;
  /** Approving or refusing; or ending, with a reason. */
  step: 'decide' | 'end';
  /** The word on the button that ends. */
  endLabel: string;
  /** What the step will do. */
  effect: string;
  /** What is decided about. */
  children: ReactNode;
  /** Sends. @throws Problem */
  onSend: (decision: Decision) => Promise<void>;
  onClose: () => void;
}

/** A second person's approval or refusal, or an early end. A refusal and an end need words. */
export function DecisionSheet({ title, step, endLabel, effect, children, onSend, onClose }: DecisionSheetProps) {
  const deciding = step === 'decide';
  const clientId = useRef(newClientId());
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const send = async (approve: boolean) => {
    if (busy) return;
    if (!approve && note.trim() === '') return setRefusal(deciding ? '不同意时请填写原因。' : '请填写原因。');
    setBusy(true);
    setRefusal(null);
    try {
      await onSend({ clientId: clientId.current, approve, note });
    } catch (error) {
      const problem = asProblem(error);
      if (!problem.isTemporary) clientId.current = newClientId();
      setRefusal(sayProblem(problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Sheet title={title} onClose={onClose}>
      {children}
      <AreaField
        id="decision-note"
        label={deciding ? '审批意见' : '原因'}
        hint={deciding ? '不同意时要填' : undefined}
        value={note}
        onChange={setNote}
        maxLength={200}
        required={!deciding}
      />
      <Notice>{effect}</Notice>
      {refusal ? (
        <Notice tone="bad" id="decision-refusal">
          {refusal}
        </Notice>
      ) : null}
      {deciding ? (
        <Box className="sheet__acts">
          <Button id="approve" kind="primary" block busy={busy && '正在保存'} onPress={() => void send(true)}>
            批准
          </Button>
          <Button id="reject" block disabled={busy} onPress={() => void send(false)}>
            不批准
          </Button>
        </Box>
      ) : (
        <Button id="decision-end" kind="primary" block busy={busy && '正在保存'} onPress={() => void send(false)}>
          {endLabel}
        </Button>
      )}
    </Sheet>
  );
}

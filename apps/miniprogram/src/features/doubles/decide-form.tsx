import type { DoubleDetail } from '@tanfang/contracts';
import { useState } from 'react';

import { sayProblem, useSending } from '@/platform/sending';
import { AreaField, ask, Box, Button, Card, Choice, Field, optionsOf, Refusal, say } from '@/ui';

import { dismissDouble, mergeFiles, undoMerge } from './calls';

const DECISIONS = { merge: '是同一人，合并', dismiss: '不是同一人' } as const;

interface DecideFormProps {
  pair: DoubleDetail;
  onDecided: () => void;
}

/** Decides about two files: two people, or one, and then which file stays. */
export function DecideForm({ pair, onDecided }: DecideFormProps) {
  const [decision, setDecision] = useState<keyof typeof DECISIONS | null>(null);
  const [stays, setStays] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const sending = useSending();
  const survivor = pair.files.find(({ elderId }) => elderId === stays);
  const gone = pair.files.find(({ elderId }) => elderId !== stays);
  const errors = {
    decision: decision === null ? '请选择' : undefined,
    stays: decision === 'merge' && !survivor ? '请选择保留哪一份' : undefined,
    reason: reason.trim() === '' ? '请填写核对情况' : undefined,
  };
  const save = async () => {
    setAsked(true);
    if (Object.values(errors).some(Boolean)) return;
    if (decision === 'dismiss') {
      if (!(await sending.send({ reason: reason.trim() }, (body) => dismissDouble(pair.id, body)))) return;
      say('已记为不是同一人。');
      onDecided();
      return;
    }
    if (!survivor || !gone) return;
    const confirmed = await ask({
      title: `保留 ${survivor.registeredOn} 登记的档案`,
      body: `另一份（${gone.registeredOn} 登记，${gone.visitCount} 次探访）退出台账，记录都还在，可以从保留的档案里查看，也可以撤销合并。`,
      confirm: '合并',
    });
    if (!confirmed) return;
    const body = {
      survivorId: survivor.elderId,
      survivorVersion: survivor.version,
      goneVersion: gone.version,
      reason: reason.trim(),
    };
    if (!(await sending.send(body, (request) => mergeFiles(pair.id, request)))) return;
    say('已合并。');
    onDecided();
  };
  return (
    <Card>
      <Refusal words={sayProblem(sending.problem)} />
      <Field label="核对结果" required error={asked ? errors.decision : undefined}>
        <Choice id="decision" label="核对结果" options={optionsOf(DECISIONS)} value={decision} onChange={setDecision} />
      </Field>
      {decision === 'merge' ? (
        <Field label="保留哪一份" required error={asked ? errors.stays : undefined}>
          <Choice
            id="stays"
            label="保留哪一份"
            stacked
            options={pair.files.map((file) => [
              file.elderId,
              `${file.name}，${file.villageName}${file.address}，${file.registeredOn} 登记，${file.visitCount} 次探访`,
            ])}
            value={stays}
            onChange={setStays}
          />
        </Field>
      ) : null}
      <AreaField
        id="decide-reason"
        label="核对情况"
        required
        rows={2}
        maxLength={200}
        placeholder="如：电话核实，身份证号登记错一位"
        value={reason}
        error={asked ? errors.reason : undefined}
        onChange={setReason}
      />
      {decision === 'merge' ? (
        <Box className="t-small t-soft">
          合并后两份档案的探访记录各自保留原来的次数编号；保留的档案接着往下编。保留的档案里缺的内容，请对照后补上。
        </Box>
      ) : null}
      <Button id="save-decision" kind="primary" block busy={sending.busy && '正在保存'} onPress={() => void save()}>
        保存
      </Button>
    </Card>
  );
}

/** 撤销合并. */
export function UndoForm({ mergeId, onUndone }: { mergeId: number; onUndone: () => void }) {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const sending = useSending();
  const undo = async () => {
    setAsked(true);
    if (reason.trim() === '') return;
    if (!(await sending.send({ reason: reason.trim() }, (body) => undoMerge(mergeId, body)))) return;
    say('已撤销合并，两份档案恢复原样。');
    onUndone();
  };
  return (
    <Card>
      <Refusal words={sayProblem(sending.problem)} />
      <AreaField
        id="undo-reason"
        label="撤销合并的原因"
        required
        rows={2}
        maxLength={200}
        value={reason}
        error={asked && reason.trim() === '' ? '请填写撤销原因' : undefined}
        onChange={setReason}
      />
      <Button id="undo-merge" kind="danger" block busy={sending.busy && '正在撤销'} onPress={() => void undo()}>
        撤销合并
      </Button>
    </Card>
  );
}

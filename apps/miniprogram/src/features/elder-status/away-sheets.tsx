import type { AbsenceView } from '@tanfang/contracts';
import { ABSENCE_REASONS, type AbsenceReason } from '@tanfang/domain';
import { useState } from 'react';

import { localDay } from '@/platform/clock';
import { AreaField, Box, Choice, DateField, Field, optionsOf, say } from '@/ui';

import { ActSheet } from './act-sheet';
import { resume, suspend } from './calls';
import { useAct } from './use-act';
import { resumeEffect, sayAbsence, suspendEffect } from './words';

interface SheetProps {
  elderId: number;
  onClose: () => void;
  onDone: () => void;
}

/** 暂停上门: in hospital or away, from one day to another or with an open end. */
export function SuspendSheet({ elderId, onClose, onDone }: SheetProps) {
  const today = localDay();
  const acting = useAct();
  const [reason, setReason] = useState<AbsenceReason | null>(null);
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const confirm = async () => {
    if (reason === null) return setMissing('请选择暂停的原因');
    setMissing(null);
    const body = { reason, from, to: to === '' ? null : to, note };
    const done = await acting.send((clientId) => suspend(elderId, { ...body, clientId }));
    if (!done) return;
    say('已暂停上门。');
    onDone();
  };
  return (
    <ActSheet
      title="暂停上门"
      effect={suspendEffect(from, to, today)}
      confirm="保存"
      acting={acting}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Field label="原因" required error={missing ?? acting.errors.reason}>
        <Choice
          id="absence-reason"
          label="原因"
          options={optionsOf(ABSENCE_REASONS)}
          value={reason}
          onChange={setReason}
        />
      </Field>
      <DateField id="absence-from" label="第一天" value={from} onChange={setFrom} error={acting.errors.from} required />
      <DateField
        id="absence-to"
        label="最后一天"
        value={to}
        onChange={setTo}
        min={from}
        error={acting.errors.to}
        hint="还不知道时不填，回来后再恢复"
      />
      <AreaField id="absence-note" label="说明" value={note} onChange={setNote} maxLength={200} />
    </ActSheet>
  );
}

/** 恢复上门: at home again. */
export function ResumeSheet({ elderId, absence, onClose, onDone }: SheetProps & { absence: AbsenceView }) {
  const today = localDay();
  const acting = useAct();
  const [backOn, setBackOn] = useState(today);
  const [note, setNote] = useState('');
  const confirm = async () => {
    const done = await acting.send((clientId) => resume(elderId, absence.id, { clientId, backOn, note }));
    if (!done) return;
    say('已恢复。');
    onDone();
  };
  return (
    <ActSheet
      title="恢复上门"
      effect={resumeEffect(backOn, absence.from, today)}
      confirm="恢复"
      acting={acting}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Box className="t-soft">{sayAbsence(absence, today)}</Box>
      <DateField
        id="back-on"
        label="回家的日期"
        value={backOn}
        onChange={setBackOn}
        error={acting.errors.backOn}
        required
      />
      <AreaField id="resume-note" label="说明" value={note} onChange={setNote} maxLength={200} />
    </ActSheet>
  );
}

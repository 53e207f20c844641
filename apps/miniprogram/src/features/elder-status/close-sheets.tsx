import { CLOSING_REASONS, type ClosingReason } from '@tanfang/domain';
import { useState } from 'react';

import { localDay } from '@/platform/clock';
import { AreaField, ask, Choice, DateField, Field, optionsOf, say } from '@/ui';

import { ActSheet } from './act-sheet';
import { closeFile, reopenFile } from './calls';
import { useAct } from './use-act';
import { closingEffect, sayEffects } from './words';

interface SheetProps {
  elderId: number;
  name: string;
  onClose: () => void;
  onDone: () => void;
}

const DAY_OF: Record<ClosingReason, string> = {
  died: '去世日期',
  moved: '迁出日期',
  institution: '入住日期',
  not_eligible: '从哪天起',
};

/** 退出: the file ends. It is asked once more, and told what it did to the others under the roof. */
export function CloseSheet({ elderId, name, hasOthers, onClose, onDone }: SheetProps & { hasOthers: boolean }) {
  const today = localDay();
  const acting = useAct();
  const [reason, setReason] = useState<ClosingReason | null>(null);
  const [on, setOn] = useState(today);
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const effect = closingEffect(reason, hasOthers);
  const confirm = async () => {
    if (reason === null) return setMissing('请选择退出的原因');
    setMissing(null);
    // A death is taken down quietly: no warning colour, no talk of removing somebody.
    const isDeath = reason === 'died';
    const title = isDeath ? `记录${name}去世` : `${name}：${CLOSING_REASONS[reason]}，确认退出`;
    const confirm = isDeath ? '确认' : '确认退出';
    if (!(await ask({ title, body: effect, confirm, danger: !isDeath }))) return;
    const done = await acting.send((clientId) => closeFile(elderId, { clientId, reason, on, note }));
    if (!done) return;
    onDone();
    const effects = sayEffects(done.household, done.doorCodeRevoked, today);
    if (effects.length === 0) say(reason === 'died' ? '已记下，不再安排探访。' : '已退出，不再安排探访。');
    else
      await ask({
        title: isDeath ? '已记下，不再安排探访' : '已退出，不再安排探访',
        body: effects.join('\n'),
        confirm: '知道了',
        cancel: null,
      });
  };
  return (
    <ActSheet
      title="退出"
      effect={effect}
      confirm={reason === 'died' ? '保存' : '退出'}
      danger={reason !== 'died'}
      acting={acting}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Field label="原因" required error={missing ?? acting.errors.reason}>
        <Choice
          id="closing-reason"
          label="原因"
          options={optionsOf(CLOSING_REASONS)}
          value={reason}
          onChange={setReason}
          stacked
        />
      </Field>
      <DateField
        id="closing-on"
        label={reason ? DAY_OF[reason] : '日期'}
        value={on}
        onChange={setOn}
        max={today}
        error={acting.errors.on}
        required
      />
      <AreaField id="closing-note" label="说明" value={note} onChange={setNote} maxLength={200} />
    </ActSheet>
  );
}

/** 恢复建档: the elder came back, or the closing was a mistake. */
export function ReopenSheet({ elderId, onClose, onDone }: Omit<SheetProps, 'name'>) {
  const today = localDay();
  const acting = useAct();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const confirm = async () => {
    if (reason.trim() === '') return setMissing('请填写恢复的原因');
    setMissing(null);
    const done = await acting.send((clientId) => reopenFile(elderId, { clientId, reason }));
    if (!done) return;
    onDone();
    const effects = sayEffects(done.household, false, today);
    if (effects.length === 0) say('已恢复建档。');
    else await ask({ title: '已恢复建档', body: effects.join('\n'), confirm: '知道了', cancel: null });
  };
  return (
    <ActSheet
      title="恢复建档"
      effect="保存后从今天起重新判定类别并安排探访。退出的记录会保留。门牌码停用的，需要重新制发。"
      confirm="恢复建档"
      acting={acting}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <AreaField
        id="reopen-reason"
        label="恢复的原因"
        value={reason}
        onChange={setReason}
        maxLength={200}
        required
        error={missing ?? acting.errors.reason}
        placeholder="如：登记错了人、从养老机构回家"
      />
    </ActSheet>
  );
}

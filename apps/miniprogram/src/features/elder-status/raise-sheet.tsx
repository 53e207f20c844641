import { CARE_LEVELS, rankOf, type CareLevel } from '@tanfang/domain';
import { useState } from 'react';

import { localDay } from '@/platform/clock';
import { AreaField, Choice, DateField, Field, say, sayDate } from '@/ui';

import { ActSheet } from './act-sheet';
import { proposeRaise } from './calls';
import { useAct } from './use-act';

interface RaiseSheetProps {
  elderId: number;
  level: CareLevel | null;
  /** Who decides: the office above the account's own. */
  office: string;
  onClose: () => void;
  onDone: () => void;
}

/** 提出提级: a class above the judged one, for the office above to decide. */
export function RaiseSheet({ elderId, level, office, onClose, onDone }: RaiseSheetProps) {
  const today = localDay();
  const acting = useAct();
  const higher = (Object.keys(CARE_LEVELS) as CareLevel[]).filter((one) => rankOf(one) > rankOf(level));
  const [wanted, setWanted] = useState<CareLevel | null>(higher.length === 1 ? (higher[0] ?? null) : null);
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState('');
  const [missing, setMissing] = useState<Record<string, string>>({});
  const confirm = async () => {
    if (wanted === null) return setMissing({ level: '请选择提到哪一类' });
    if (reason.trim() === '') return setMissing({ reason: '请填写提级的理由' });
    setMissing({});
    const body = { level: wanted, reason, from, to: to === '' ? null : to };
    const done = await acting.send((clientId) => proposeRaise(elderId, { ...body, clientId }));
    if (!done) return;
    say(`已提出，等待${office}审批。`);
    onDone();
  };
  const until = to === '' ? '到结束为止' : `到${sayDate(to, today)}为止`;
  return (
    <ActSheet
      title="提出提级"
      effect={`由${office}审批，批准后才生效，${until}。按条款判定的类别照常保留，提级只会更高，不会更低。`}
      confirm="提出"
      acting={acting}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Field label="提到哪一类" required error={missing.level ?? acting.errors.level}>
        <Choice
          id="raise-level"
          label="提到哪一类"
          options={higher.map((one) => [one, CARE_LEVELS[one]])}
          value={wanted}
          onChange={setWanted}
        />
      </Field>
      <AreaField
        id="raise-reason"
        label="理由"
        value={reason}
        onChange={setReason}
        maxLength={200}
        required
        error={missing.reason ?? acting.errors.reason}
      />
      <DateField
        id="raise-from"
        label="第一天"
        value={from}
        onChange={setFrom}
        min={today}
        error={acting.errors.from}
        required
      />
      <DateField
        id="raise-to"
        label="最后一天"
        value={to}
        onChange={setTo}
        min={from}
        error={acting.errors.to}
        hint="不填时，到有人结束为止"
      />
    </ActSheet>
  );
}

import type { AssignedElderRow, VisitorRow } from '@tanfang/contracts';
import { useState } from 'react';

import { localDay } from '@/platform/clock';
import { useResource } from '@/platform/resource';
import { sayProblem, useSending } from '@/platform/sending';
import {
  AreaField,
  Box,
  Button,
  Choice,
  DateField,
  Field,
  Loaded,
  optionsOf,
  Refusal,
  say,
  sayDate,
  SelectField,
} from '@/ui';

import { handOver, previewHandOver } from './calls';
import { sayPreview } from './words';

const KINDS = { good: '长期交接', period: '一段时间（代班）' } as const;

interface HandOverFormProps {
  chosen: readonly AssignedElderRow[];
  visitors: readonly VisitorRow[];
  onDone: () => void;
}

/** 交接: the chosen elders get another visitor, for good or for a period; what it comes to is shown before. */
export function HandOverForm({ chosen, visitors, onDone }: HandOverFormProps) {
  const [toVisitorId, setTo] = useState<number | null>(null);
  const [kind, setKind] = useState<keyof typeof KINDS>('good');
  const [from, setFrom] = useState(localDay());
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const sending = useSending();

  const villages = new Set(chosen.map(({ villageCode }) => villageCode));
  const fitting = visitors.filter(({ villageCode }) => villages.has(villageCode));
  const elders = chosen.map(({ elderId, visitorId }) => ({ elderId, visitorId }));
  const request = { elders, toVisitorId, ...(kind === 'period' ? { period: { from, to: until } } : {}) };
  const ready = toVisitorId !== null && elders.length > 0;
  const preview = useResource(ready ? JSON.stringify(['preview', elders, toVisitorId]) : null, () =>
    previewHandOver({ elders, toVisitorId }),
  );
  const errors = {
    to: toVisitorId === null ? '请选择接手的探访员' : undefined,
    until: kind === 'period' && until === '' ? '请选择最后一天' : undefined,
    reason: reason.trim() === '' ? '请填写原因' : undefined,
  };
  const save = async () => {
    setAsked(true);
    if (Object.values(errors).some(Boolean)) return;
    const done = await sending.send({ ...request, reason: reason.trim() }, handOver);
    if (!done) return;
    say(kind === 'good' ? `已交接 ${done.elders} 位老人。` : `已安排 ${done.elders} 位老人代班，到期自动结束。`);
    onDone();
  };
  if (villages.size > 1)
    return <Box className="t-soft">选中的老人在不同的村（居）。探访员只负责一个村（居），请分开交接。</Box>;
  return (
    <>
      <Refusal words={sayProblem(sending.problem)} />
      <SelectField
        id="to-visitor"
        label="交给"
        required
        options={fitting.map((v) => [
          v.accountId,
          `${v.name}（现有 ${v.elders} 位${v.leave ? `，${sayDate(v.leave.from, localDay())}起请假` : ''}）`,
        ])}
        value={toVisitorId}
        error={asked ? errors.to : undefined}
        onChange={setTo}
      />
      <Field label="期限" required>
        <Choice id="kind" label="期限" options={optionsOf(KINDS)} value={kind} onChange={setKind} />
      </Field>
      {kind === 'period' ? (
        <>
          <DateField id="from" label="第一天" value={from} min={localDay()} onChange={setFrom} />
          <DateField
            id="until"
            label="最后一天"
            required
            value={until}
            min={from}
            error={asked ? errors.until : undefined}
            onChange={setUntil}
          />
        </>
      ) : null}
      <AreaField
        id="reason"
        label="原因"
        required
        rows={2}
        maxLength={200}
        placeholder="如：分片调整"
        value={reason}
        error={asked ? errors.reason : undefined}
        onChange={setReason}
      />
      {ready ? (
        <Loaded resource={preview} skeleton={<Box className="t-soft">正在计算</Box>}>
          {(data) => (
            <Box id="preview" className="t-num">
              {sayPreview(data)}
            </Box>
          )}
        </Loaded>
      ) : null}
      <Box className="t-small t-soft">还在原探访员手机里没有上传的记录，之后上传照样计入。</Box>
      <Button id="save-hand-over" kind="primary" block busy={sending.busy && '正在办理'} onPress={() => void save()}>
        {`交接 ${chosen.length} 位`}
      </Button>
    </>
  );
}

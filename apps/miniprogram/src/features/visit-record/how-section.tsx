import { VISIT_METHODS, VISIT_OUTCOMES } from '@tanfang/domain';
import { useState } from 'react';

import { clockBehindMs, instantAt, localDay, localTime, nowMs } from '@/platform/clock';
import {
  AreaField,
  Box,
  Button,
  Card,
  Choice,
  DateField,
  Field,
  Notice,
  optionsOf,
  sayDate,
  Stepper,
  TimeField,
  Txt,
} from '@/ui';

import { isLate, type DraftErrors } from './check-draft';
import { outcomesFor, withMethod, type VisitDraft } from './draft';
import type { DraftState } from './use-draft';
import { VisitorField } from './visitor-field';

interface HowProps {
  draft: VisitDraft;
  change: DraftState['change'];
  errors: DraftErrors;
  homeConsent: boolean | null;
}

/** 服务方式, the result of the attempt, and when it was. */
export function HowSection({ draft, change, errors, homeConsent }: HowProps) {
  return (
    <Card>
      <Field label="服务方式">
        <Choice
          id="method"
          label="服务方式"
          options={optionsOf(VISIT_METHODS)}
          value={draft.method}
          onChange={(method) => change((now) => withMethod(now, method))}
        />
      </Field>
      {draft.method === 'home' && homeConsent === false ? (
        <Notice tone="warn">老人还没有同意上门探访。请先当面或电话征得同意，再进门。</Notice>
      ) : null}
      <Field label="结果" error={errors.outcome}>
        <Choice
          id="outcome"
          label="结果"
          options={outcomesFor(draft.method).map((code) => [code, VISIT_OUTCOMES[code]])}
          value={draft.outcome}
          onChange={(outcome) => change((now) => ({ ...now, outcome }))}
        />
      </Field>
      <VisitorField
        value={draft.visitorId}
        error={errors.visitorId}
        onChange={(visitorId) => change((now) => ({ ...now, visitorId }))}
      />
      <When draft={draft} change={change} errors={errors} />
      <WrongClock />
    </Card>
  );
}

/** Says why the time filled in is not the one that the phone shows. */
function WrongClock() {
  const behind = clockBehindMs();
  return behind === 0 ? null : (
    <Notice tone="warn">{`手机的时间${behind > 0 ? '慢' : '快'}了约 ${saySpan(Math.abs(behind))}，记录按准确的时间填写。请在手机设置里打开“自动设置时间”。`}</Notice>
  );
}

const HOUR_MS = 60 * 60 * 1000;
const saySpan = (ms: number): string =>
  ms < HOUR_MS
    ? `${Math.round(ms / 60_000)} 分钟`
    : ms < 48 * HOUR_MS
      ? `${Math.round(ms / HOUR_MS)} 小时`
      : `${Math.round(ms / HOUR_MS / 24)} 天`;

/** The time is filled in already; it opens to be changed, and asks why when the visit was on an earlier day. */
function When({ draft, change, errors }: Omit<HowProps, 'homeConsent'>) {
  const late = isLate(draft, nowMs());
  const [editing, setEditing] = useState(late || Boolean(errors.startedAt));
  const today = localDay();
  const day = localDay(draft.startedAt);
  const time = localTime(draft.startedAt);
  if (!editing) {
    return (
      <Box className="record__when">
        <Txt className="t-num">
          {`${sayDate(day, today)} ${time} 开始${draft.durationMinutes === null ? '' : `，约 ${draft.durationMinutes} 分钟`}`}
        </Txt>
        <Button id="edit-time" kind="quiet" icon="edit" onPress={() => setEditing(true)}>
          改时间
        </Button>
      </Box>
    );
  }
  const setStart = (nextDay: string, nextTime: string) => {
    if (nextDay && nextTime) change((now) => ({ ...now, startedAt: instantAt(nextDay, nextTime) }));
  };
  return (
    <>
      <DateField id="visit-day" label="日期" value={day} max={today} onChange={(next) => setStart(next, time)} />
      <TimeField
        id="visit-time"
        label="开始时间"
        value={time}
        error={errors.startedAt}
        onChange={(next) => setStart(day, next)}
      />
      <Field label="时长">
        <Stepper
          label="时长"
          unit=" 分钟"
          max={600}
          step={5}
          value={draft.durationMinutes ?? 0}
          onChange={(minutes) => change((now) => ({ ...now, durationMinutes: minutes }))}
        />
      </Field>
      {late ? (
        <AreaField
          id="late-reason"
          label="为什么现在才记录"
          value={draft.lateReason}
          error={errors.recordedLateReason}
          maxLength={200}
          rows={2}
          onChange={(lateReason) => change((now) => ({ ...now, lateReason }))}
        />
      ) : null}
    </>
  );
}

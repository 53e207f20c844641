import type { EnterWarning, WarningChoices } from '@tanfang/contracts';
import { useState } from 'react';

import { instantAt, localDay, localTime, nowMs } from '@/platform/clock';
import { useResource } from '@/platform/resource';
import { sayProblem, useSending } from '@/platform/sending';
import {
  AreaField,
  Button,
  Card,
  Choice,
  DateField,
  Field,
  Loaded,
  Notice,
  namedOptions,
  Refusal,
  say,
  SelectField,
  TextField,
  TimeField,
} from '@/ui';

import { enterWarning, warningChoices } from './calls';

const DAY_MS = 86_400_000;

interface Draft {
  hazard: string | null;
  severity: string | null;
  regionCode: string;
  headline: string;
  description: string;
  onsetDay: string;
  onsetTime: string;
  expiresDay: string;
  expiresTime: string;
}

/** A warning as an officer types it in: what, how grave, where, from when to when. */
export function WarningForm({ onDone }: { onDone: () => void }) {
  const choices = useResource('warning-choices', warningChoices);
  return <Loaded resource={choices}>{(offered) => <Form offered={offered} onDone={onDone} />}</Loaded>;
}

function Form({ offered, onDone }: { offered: WarningChoices; onDone: () => void }) {
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(offered.places[0]?.code ?? ''));
  const [missing, setMissing] = useState<Record<string, string>>({});
  const sending = useSending();
  const set = (part: Partial<Draft>) => {
    setDraft((now) => ({ ...now, ...part }));
    setMissing({});
    sending.clear();
  };
  const errors: Record<string, string | undefined> = { ...sending.problem?.fieldErrors, ...missing };

  const enter = async () => {
    const gaps = gapsIn(draft);
    setMissing(gaps);
    if (Object.keys(gaps).length > 0) return;
    const saved = await sending.send(bodyOf(draft), enterWarning);
    if (!saved) return;
    say(saved.boost ? '预警已生效，并提出了加密探访，等另一位负责人审批。' : '预警已生效。');
    onDone();
  };

  return (
    <>
      <Refusal words={sayProblem(sending.problem)} />
      <Notice>
        生效期间，提醒会显示在探访员的清单和家属的页面上；达到规定颜色的，自动提出加密探访，由另一位负责人审批。
      </Notice>
      <Card>
        <SelectField
          id="warning-hazard"
          label="什么天气"
          required
          options={namedOptions(offered.hazards)}
          value={draft.hazard}
          onChange={(hazard) => set({ hazard })}
          error={errors.hazard}
        />
        <Field label="预警颜色" required error={errors.severity}>
          <Choice
            id="warning-severity"
            label="预警颜色"
            options={namedOptions(offered.severities)}
            value={draft.severity}
            onChange={(severity) => set({ severity })}
          />
        </Field>
        <SelectField
          id="warning-place"
          label="地区"
          options={namedOptions(offered.places)}
          value={draft.regionCode}
          onChange={(regionCode) => set({ regionCode })}
          error={errors.regionCode}
        />
        <DateField
          id="warning-onset"
          label="从哪天起"
          value={draft.onsetDay}
          onChange={(onsetDay) => set({ onsetDay, ...(draft.expiresDay < onsetDay ? { expiresDay: onsetDay } : {}) })}
          error={errors.onset}
        />
        <TimeField
          id="warning-onset-time"
          label="几点起"
          value={draft.onsetTime}
          onChange={(onsetTime) => set({ onsetTime })}
        />
        <DateField
          id="warning-expires"
          label="到哪天止"
          value={draft.expiresDay}
          onChange={(expiresDay) => set({ expiresDay })}
          error={errors.expires}
          hint="到期后自动不再显示"
        />
        <TimeField
          id="warning-expires-time"
          label="几点止"
          value={draft.expiresTime}
          onChange={(expiresTime) => set({ expiresTime })}
        />
        <TextField
          id="warning-headline"
          label="标题"
          required={draft.hazard === 'other'}
          hint="不填时按地区、天气和颜色写，例如：如皋市高温橙色预警"
          maxLength={100}
          value={draft.headline}
          onChange={(headline) => set({ headline })}
          error={errors.headline}
        />
        <AreaField
          id="warning-description"
          label="预警内容"
          hint="可以照抄气象台的原文"
          maxLength={1000}
          value={draft.description}
          onChange={(description) => set({ description })}
          error={errors.description}
        />
      </Card>
      <Button id="warning-enter" kind="primary" block busy={sending.busy && '正在保存'} onPress={() => void enter()}>
        保存，马上生效
      </Button>
    </>
  );
}

function emptyDraft(regionCode: string): Draft {
  const now = nowMs();
  const onsetTime = localTime(now);
  return {
    hazard: null,
    severity: null,
    regionCode,
    headline: '',
    description: '',
    onsetDay: localDay(now),
    onsetTime,
    expiresDay: localDay(now + DAY_MS),
    expiresTime: onsetTime,
  };
}

function gapsIn({ hazard, severity, headline }: Draft): Record<string, string> {
  const gaps: Record<string, string> = {};
  if (!hazard) gaps.hazard = '请选择是什么天气';
  if (!severity) gaps.severity = '请选择预警的颜色';
  if (hazard === 'other' && !headline.trim()) gaps.headline = '请在标题里写明是什么天气';
  return gaps;
}

function bodyOf(draft: Draft): Omit<EnterWarning, 'clientId'> {
  return {
    hazard: draft.hazard as EnterWarning['hazard'],
    severity: draft.severity as EnterWarning['severity'],
    regionCode: draft.regionCode,
    headline: draft.headline.trim() || null,
    description: draft.description.trim() || null,
    onset: instantAt(draft.onsetDay, draft.onsetTime),
    expires: instantAt(draft.expiresDay, draft.expiresTime),
  };
}

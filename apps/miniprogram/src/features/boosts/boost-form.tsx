import type { BoostChoices, BoostPreview } from '@tanfang/contracts';
import { useEffect, useState } from 'react';

import { localDay } from '@/platform/clock';
import { asProblem, type Problem } from '@/platform/problem';
import { useResource } from '@/platform/resource';
import { sayProblem, useSending } from '@/platform/sending';
import {
  AreaField,
  Box,
  Button,
  Card,
  Choice,
  DateField,
  Field,
  Loaded,
  MultiChoice,
  Notice,
  namedOptions,
  optionsOf,
  Refusal,
  say,
  SelectField,
  Stepper,
  Table,
  TableRow,
} from '@/ui';

import { boostChoices, type BoostRule, previewOf, proposeBoost } from './calls';
import { sayRule } from './words';

const LEVELS = { A: 'A类', B: 'B类', C: 'C类' } as const;
type Level = keyof typeof LEVELS;
const PREVIEW_AFTER_MS = 400;

type Draft = BoostRule & { cause: string | null; reason: string };

/** A new 加密探访 or 远程替代: what it adds is shown before it is proposed. */
export function BoostForm({ onDone }: { onDone: () => void }) {
  const choices = useResource('boost-choices', boostChoices);
  return <Loaded resource={choices}>{(offered) => <Form offered={offered} onDone={onDone} />}</Loaded>;
}

function Form({ offered, onDone }: { offered: BoostChoices; onDone: () => void }) {
  const today = localDay();
  const [draft, setDraft] = useState<Draft>({
    kind: 'boost',
    cause: null,
    regionCode: offered.places[0]?.code ?? '',
    levels: ['A', 'B', 'C'],
    from: today,
    to: today,
    extraHome: 0,
    extraRemote: 1,
    reason: '',
  });
  const [missing, setMissing] = useState<Record<string, string>>({});
  const set = (part: Partial<Draft>) => {
    setDraft((now) => ({ ...now, ...part }));
    setMissing({});
  };
  const { cause, reason, ...rule } = draft;
  const preview = usePreview(rule);
  const sending = useSending();
  const errors: Record<string, string | undefined> = { ...preview.problem?.fieldErrors, ...missing };
  const remoteOnly = draft.kind === 'remote_only';

  const propose = async () => {
    const gaps: Record<string, string> = {};
    if (!cause) gaps.cause = '请选择原因';
    if (!reason.trim()) gaps.reason = '请写明原因和依据';
    setMissing(gaps);
    if (!cause || Object.keys(gaps).length > 0) return;
    const saved = await sending.send({ ...rule, cause: cause as never, reason }, proposeBoost);
    if (!saved) return;
    say('已提出，等另一位负责人审批。');
    onDone();
  };

  return (
    <>
      <Refusal words={sayProblem(sending.problem)} />
      <Card>
        <Field label="怎样调整">
          <Choice
            id="boost-kind"
            label="怎样调整"
            options={optionsOf({ boost: '加密探访：增加次数', remote_only: '远程替代：上门改为电话或视频' })}
            stacked
            value={draft.kind}
            onChange={(kind) => set({ kind, extraHome: 0, extraRemote: kind === 'boost' ? 1 : 0 })}
          />
        </Field>
        <Field label="原因" error={errors.cause}>
          <Choice
            id="boost-cause"
            label="原因"
            options={namedOptions(offered.causes)}
            value={cause}
            onChange={(next) => set({ cause: next })}
          />
        </Field>
        <SelectField
          id="boost-place"
          label="地区"
          options={namedOptions(offered.places)}
          value={draft.regionCode}
          onChange={(regionCode) => set({ regionCode })}
          error={errors.regionCode}
        />
        <Field label="哪几类老人" error={errors.levels}>
          <MultiChoice<Level>
            id="boost-level"
            label="哪几类老人"
            options={optionsOf(LEVELS)}
            value={draft.levels as Level[]}
            onChange={(levels) => set({ levels: [...levels].sort() })}
          />
        </Field>
        <DateField
          id="boost-from"
          label="从哪天起"
          value={draft.from}
          onChange={(from) => set({ from, ...(draft.to < from ? { to: from } : {}) })}
          error={errors.from}
        />
        <DateField
          id="boost-to"
          label="到哪天止"
          value={draft.to}
          onChange={(to) => set({ to })}
          error={errors.to}
          hint="最长三个月，到期自动结束"
        />
        {remoteOnly ? null : (
          <>
            <Field label="每周多上门" error={errors.extraHome}>
              <Stepper
                label="每周多上门"
                unit=" 次"
                max={7}
                value={draft.extraHome}
                onChange={(extraHome) => set({ extraHome })}
              />
            </Field>
            <Field label="每周多打电话或视频" error={errors.extraRemote}>
              <Stepper
                label="每周多打电话或视频"
                unit=" 次"
                max={7}
                value={draft.extraRemote}
                onChange={(extraRemote) => set({ extraRemote })}
              />
            </Field>
          </>
        )}
        <AreaField
          id="boost-reason"
          label="原因和依据"
          required
          hint="探访员在清单上看到这句话，例如：低温蓝色预警，提醒保暖防滑"
          maxLength={200}
          value={reason}
          onChange={(next) => set({ reason: next })}
          error={errors.reason}
        />
      </Card>
      <PreviewCard rule={rule} preview={preview} />
      <Button id="boost-propose" kind="primary" block busy={sending.busy && '正在提出'} onPress={() => void propose()}>
        提出，请另一人审批
      </Button>
    </>
  );
}

interface Preview {
  data: BoostPreview | null;
  problem: Problem | null;
}

/** What the rule adds, asked for when the person has stopped changing it. */
function usePreview(rule: BoostRule): Preview {
  const [preview, setPreview] = useState<Preview>({ data: null, problem: null });
  const key = JSON.stringify(rule);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      previewOf(JSON.parse(key) as BoostRule).then(
        (data) => current && setPreview({ data, problem: null }),
        (error: unknown) => current && setPreview({ data: null, problem: asProblem(error) }),
      );
    }, PREVIEW_AFTER_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [key]);
  return preview;
}

function PreviewCard({ rule, preview: { data, problem } }: { rule: BoostRule; preview: Preview }) {
  if (problem)
    return Object.keys(problem.fieldErrors).length > 0 ? null : <Notice tone="warn">{problem.detail}</Notice>;
  if (!data) return <Notice>正在计算会增加多少次……</Notice>;
  const home = data.home === 0 ? '' : `上门${more(data.home)}次`;
  const remote = data.remote === 0 ? '' : `电话或视频${more(data.remote)}次`;
  const changes = [home, remote].filter(Boolean).join('，');
  return (
    <Card id="boost-preview">
      <Box className="t-title" role="heading">
        批准后会怎样
      </Box>
      <Box>{`涉及 ${data.elders} 位老人，${sayRule(rule)}。`}</Box>
      <Box className="t-strong">{changes ? `整周合计：${changes}。` : '整周的次数没有变化。'}</Box>
      {data.villages.length > 0 ? (
        <Table id="boost-villages" label="各村（居）增加的次数" heads={['村（居）', '老人', '上门', '电话视频']}>
          {data.villages.map(({ villageCode, villageName, elders, home: homes, remote: remotes }) => (
            <TableRow key={villageCode} name={villageName} cells={[elders, signed(homes), signed(remotes)]} />
          ))}
        </Table>
      ) : null}
    </Card>
  );
}

const more = (count: number): string => (count > 0 ? `增加 ${count} ` : `减少 ${-count} `);
const signed = (count: number): string => (count > 0 ? `+${count}` : String(count));

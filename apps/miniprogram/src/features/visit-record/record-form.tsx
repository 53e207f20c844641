import { useEffect } from 'react';

import { localTime, nowMs } from '@/platform/clock';
import { onForeground } from '@/platform/lifecycle';
import { Box, Button, Notice, WeatherTips } from '@/ui';

import type { DraftErrors } from './check-draft';
import { withCallDuration, type VisitDraft } from './draft';
import { HouseholdSection } from './household-section';
import { HowSection } from './how-section';
import { ItemsSection } from './items-section';
import { EvidenceSection, NeedsSection, PersonSection } from './more-sections';
import { PhotosSection } from './photos-section';
import type { DraftState } from './use-draft';
import type { ElderFacts } from './use-elder-facts';
import './record.scss';

interface RecordFormProps {
  draft: VisitDraft;
  change: DraftState['change'];
  errors: DraftErrors;
  /** What is missing of each other elder of the household; a correction and a mended record are of one elder. */
  partErrors?: Readonly<Record<number, DraftErrors>>;
  /** Why the server did not take it, in words. */
  refusal: string | null;
  facts: ElderFacts;
  fromCall: boolean;
  resumed: boolean;
  restart: () => void;
  /** 第 N 次 of the record that this one corrects; left out for a new record. */
  correcting?: { ordinal: number | null };
}

/** Annex 4 part 1 on a phone: what every visit needs first, the rest folded. */
export function RecordForm(props: RecordFormProps) {
  const { draft, change, errors, refusal, facts, fromCall, resumed, restart, correcting, partErrors } = props;
  useCallDuration(change, fromCall);
  const shared = { draft, change, errors };
  const ordinal = correcting ? correcting.ordinal : facts.nextOrdinal;
  const completed = draft.outcome === 'completed';
  return (
    <>
      <Box className="record__head">
        <Box className="t-title">{facts.name ?? '正在取老人信息'}</Box>
        <Box className="t-soft">{ordinal === null ? '开展关爱服务' : `第 ${ordinal} 次开展关爱服务`}</Box>
      </Box>
      {refusal ? (
        <Notice tone="bad" id="refusal">
          {`服务器没有接收：${refusal} 填写的内容都还在，改好后再保存。`}
        </Notice>
      ) : null}
      {resumed ? (
        <Notice
          tone="warn"
          action={
            <Button id="restart" onPress={restart}>
              重新填写
            </Button>
          }
        >
          {`这是 ${localTime(draft.startedAt)} 开始、还没有保存的记录，接着填。请看看填好的还对不对。`}
        </Notice>
      ) : null}
      {fromCall ? <Notice>{`${localTime(draft.startedAt)} 拨打的电话，时间已经填好。`}</Notice> : null}
      {correcting ? null : <WeatherTips warnings={facts.warnings} name="form-warning" />}
      <HowSection {...shared} homeConsent={facts.homeConsent} />
      {completed ? (
        <>
          <ItemsSection {...shared} lastSafety={facts.lastSafety} />
          <NeedsSection {...shared} />
          <PersonSection {...shared} />
        </>
      ) : (
        <Notice>这次没有见到或接通老人，记下来备查，不计入本周次数。</Notice>
      )}
      {correcting ? null : <PhotosSection draft={draft} change={change} />}
      {partErrors && !correcting ? (
        <HouseholdSection draft={draft} change={change} errors={partErrors} elders={facts.housemates} />
      ) : null}
      {draft.method === 'home' && !correcting ? <EvidenceSection {...shared} /> : null}
    </>
  );
}

/** Back from the call, its length is filled in once; the person may change it. */
function useCallDuration(change: DraftState['change'], fromCall: boolean): void {
  useEffect(() => {
    if (!fromCall) return undefined;
    let done = false;
    return onForeground(() => {
      if (done) return;
      done = true;
      change((now) => withCallDuration(now, nowMs()));
    });
  }, [change, fromCall]);
}

import type { FollowUpDetail } from '@tanfang/contracts';
import {
  FOLLOW_UP_ACTIONS,
  FOLLOW_UP_ENTRIES,
  FOLLOW_UP_KINDS,
  FOLLOW_UP_REACHES,
  FOLLOW_UP_SETTLERS,
  FOLLOW_UP_SEVERITIES,
  FOLLOW_UP_STATUSES,
} from '@tanfang/domain';
import { useState } from 'react';

import { localDay, localTime } from '@/platform/clock';
import { asProblem } from '@/platform/problem';
import { AreaField, Box, Button, Card, Facts, Notice, say, sayDate, Section, Tag } from '@/ui';

import { advance, revisit, write } from './calls';
import { sayTerm } from './term';

interface FollowUpViewProps {
  followUp: FollowUpDetail;
  onChanged: () => Promise<void>;
}

const WORDS: Record<string, string> = { ...FOLLOW_UP_ENTRIES, ...FOLLOW_UP_ACTIONS };

/** One follow-up: what was found, what to do next, and what was done. */
export function FollowUpView({ followUp, onChanged }: FollowUpViewProps) {
  return (
    <>
      <Card>
        <Box className="tags">
          <Tag>{FOLLOW_UP_STATUSES[followUp.status]}</Tag>
          <Tag tone={followUp.severity === 'urgent' ? 'bad' : 'plain'}>{FOLLOW_UP_SEVERITIES[followUp.severity]}</Tag>
          {followUp.overdue ? <Tag tone="warn">已逾期</Tag> : null}
        </Box>
        <Box className="t-title">{`${FOLLOW_UP_KINDS[followUp.kind]}：${followUp.sentence}`}</Box>
        <Facts
          items={[
            ['老人', `${followUp.elderName}（${followUp.townName} ${followUp.villageName}）`],
            ['期限', sayTerm(followUp)],
            ['负责', followUp.ownerName ?? '还没有人负责'],
            ['已报到', FOLLOW_UP_REACHES[followUp.reach]],
            ...(followUp.settledBy
              ? ([['由谁处理', FOLLOW_UP_SETTLERS[followUp.settledBy]]] as [string, string][])
              : []),
          ]}
        />
      </Card>
      {followUp.actions.length > 0 ? <NextStep followUp={followUp} onChanged={onChanged} /> : null}
      <Section id="follow-up-events" title="经过">
        {followUp.events.map((event, index) => (
          <Box key={index}>
            <Box className="t-small t-soft t-num">
              {`${sayDate(localDay(event.at), localDay())} ${localTime(event.at)} ${event.accountName || '系统'}`}
            </Box>
            <Box>
              {[
                WORDS[event.action] ?? event.action,
                event.otherAccountName,
                event.action !== 'open' && event.reach ? FOLLOW_UP_REACHES[event.reach] : null,
                event.note,
              ]
                .filter(Boolean)
                .join(' · ')}
            </Box>
          </Box>
        ))}
      </Section>
    </>
  );
}

/** The next step as one main button; the others beside it. */
function NextStep({ followUp, onChanged }: FollowUpViewProps) {
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const take = async (step: () => Promise<FollowUpDetail>) => {
    if (busy) return;
    setBusy(true);
    setRefusal(null);
    try {
      await step();
      setNote('');
      say('已记下。');
      await onChanged();
    } catch (error) {
      setRefusal(asProblem(error).detail);
    } finally {
      setBusy(false);
    }
  };
  const { id, actions } = followUp;
  const can = (action: (typeof actions)[number]): boolean => actions.includes(action);
  return (
    <Section title={can('confirm') ? '回访：解决了吗' : '下一步'}>
      <AreaField label="情况说明" value={note} onChange={setNote} maxLength={500} />
      {refusal ? (
        <Notice tone="bad" id="refusal">
          {refusal}
        </Notice>
      ) : null}
      {can('confirm') ? (
        <>
          <Button
            id="revisit-settled"
            kind="primary"
            block
            onPress={() => void take(() => revisit(id, { settled: true, note }))}
          >
            解决了，办结
          </Button>
          <Button id="revisit-open" block onPress={() => void take(() => revisit(id, { settled: false, note }))}>
            没有解决，继续处理
          </Button>
        </>
      ) : null}
      {can('start') ? (
        <Button id="start" kind="primary" block onPress={() => void take(() => advance(id, { action: 'start', note }))}>
          由我开始处理
        </Button>
      ) : null}
      {can('resolve') ? (
        <>
          <Button
            id="resolve"
            kind={can('start') ? 'secondary' : 'primary'}
            block
            onPress={() => void take(() => advance(id, { action: 'resolve', note }))}
          >
            处理完毕
          </Button>
          <Button
            id="resolve-family"
            block
            onPress={() => void take(() => advance(id, { action: 'resolve', note, settledBy: 'family' }))}
          >
            家属已整改
          </Button>
        </>
      ) : null}
      {followUp.reach !== 'city' ? (
        <Button id="report" kind="quiet" block onPress={() => void take(() => write(id, 'reports', note))}>
          报告上级
        </Button>
      ) : null}
      {can('withdraw') ? (
        <Button
          id="withdraw"
          kind="quiet"
          block
          onPress={() => void take(() => advance(id, { action: 'withdraw', note }))}
        >
          登记有误，撤销
        </Button>
      ) : null}
    </Section>
  );
}

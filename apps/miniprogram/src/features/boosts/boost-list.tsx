import type { BoostView } from '@tanfang/contracts';
import { useState } from 'react';

import { localDay } from '@/platform/clock';
import { usePagedList } from '@/platform/pages';
import { useReturn } from '@/platform/return';
import { Box, Button, type Decision, DecisionSheet, Empty, Paged, ProposalCard, say, Tag, Txt } from '@/ui';

import { boostsPage, decideBoost, endBoost } from './calls';
import { sayDays, sayRule } from './words';

/** 加密探访: what waits for approval, what holds, and what was. */
export function BoostList({ onNew }: { onNew: () => void }) {
  const [chosen, setChosen] = useState<BoostView | null>(null);
  const pages = usePagedList('boosts', boostsPage);
  useReturn(() => void pages.list.reload());
  return (
    <>
      <Button id="boost-new" kind="primary" icon="plus" onPress={onNew}>
        提出加密探访
      </Button>
      <Paged
        id="boosts"
        pages={pages}
        empty={
          <Empty title="还没有加密探访">
            极端天气、传统节日、疾病高发时，可以给一个地区增加探访次数；无法上门时，可以把上门改为电话或视频。
          </Empty>
        }
      >
        {(rows) => (
          <>
            {rows.map((row) => (
              <BoostCard key={row.id} row={row} onAct={() => setChosen(row)} />
            ))}
          </>
        )}
      </Paged>
      {chosen ? (
        <BoostStep
          boost={chosen}
          onClose={() => setChosen(null)}
          onDone={() => {
            setChosen(null);
            void pages.list.reload();
          }}
        />
      ) : null}
    </>
  );
}

const ACTS = { decide: '审批', end: '提前结束', take_back: '撤回' } as const;

/** The state as a person reads it on this day. */
function stateOf({ status, statusName, from, until }: BoostView, today: string): [string, 'plain' | 'good' | 'warn'] {
  if (status === 'proposed') return [statusName, 'warn'];
  if (status !== 'approved') return [statusName, 'plain'];
  if (until < today) return ['已到期', 'plain'];
  return from > today ? ['未开始', 'plain'] : ['执行中', 'good'];
}

function BoostCard({ row, onAct }: { row: BoostView; onAct: () => void }) {
  const today = localDay();
  const [state, tone] = stateOf(row, today);
  const [action] = row.actions;
  return (
    <ProposalCard
      id={`boost-${row.id}`}
      head={
        <Box className="tags">
          <Txt className="t-strong">{`${row.regionName} · ${row.causeName}`}</Txt>
          <Tag>{row.kindName}</Tag>
          <Tag tone={tone}>{state}</Tag>
        </Box>
      }
      what={`${sayDays(row.from, row.until < row.from ? row.to : row.until, today)}，${sayRule(row)}`}
      proposal={row}
      waitsFor="由另一人审批"
      action={action ? { id: `${action}-${row.id}`, label: ACTS[action], primary: action === 'decide' } : null}
      onAct={onAct}
    />
  );
}

function BoostStep({ boost, onClose, onDone }: { boost: BoostView; onClose: () => void; onDone: () => void }) {
  const [action] = boost.actions;
  const deciding = action === 'decide';
  const today = localDay();
  const send = async ({ clientId, approve, note }: Decision) => {
    if (deciding) await decideBoost(boost.id, { clientId, approve, note });
    else await endBoost(boost.id, { clientId, reason: note });
    say(deciding ? (approve ? '已批准，各村清单已更新。' : '已记下，未批准。') : '已结束。');
    onDone();
  };
  const effect = deciding
    ? '批准后，有关老人的每周次数马上调整，探访员的清单上会写明原因。'
    : action === 'end'
      ? '从今天起不再执行；之前几天已经增加的次数和达标情况不变。'
      : '撤回后可以重新提出。';
  return (
    <DecisionSheet
      title={`${boost.regionName}：${boost.kindName}`}
      step={deciding ? 'decide' : 'end'}
      endLabel={action === 'end' ? '提前结束' : '撤回'}
      effect={effect}
      onSend={send}
      onClose={onClose}
    >
      <Box>{`${sayDays(boost.from, boost.to, today)}，${sayRule(boost)}`}</Box>
      <Box className="t-wrap">{`原因：${boost.reason}`}</Box>
    </DecisionSheet>
  );
}

import type { RaiseView } from '@tanfang/contracts';
import { levelName, RAISE_STATUSES } from '@tanfang/domain';
import { useState } from 'react';

import { localDay } from '@/platform/clock';
import { usePagedList } from '@/platform/pages';
import { useReturn } from '@/platform/return';
import {
  Box,
  type Decision,
  DecisionSheet,
  Empty,
  LevelTag,
  optionsOf,
  Paged,
  ProposalCard,
  Row,
  say,
  sayDate,
  Segments,
  Tag,
  Txt,
} from '@/ui';

import { decideRaise, endRaise, raisesPage } from './calls';

const SHOWN = { to_decide: '待审批', running: '执行中', all: '全部' } as const;

/** 提级审批: what waits, what holds, and what was. */
export function RaiseList({ onOpen }: { onOpen: (elderId: number) => void }) {
  const [shown, setShown] = useState<keyof typeof SHOWN>('to_decide');
  const [chosen, setChosen] = useState<RaiseView | null>(null);
  const pages = usePagedList(`raises-${shown}`, (cursor) => raisesPage(shown, cursor));
  useReturn(() => void pages.list.reload());
  const done = () => {
    setChosen(null);
    void pages.list.reload();
  };
  return (
    <>
      <Segments id="raises-shown" label="显示哪些提级" options={optionsOf(SHOWN)} value={shown} onChange={setShown} />
      <Paged
        id="raises"
        pages={pages}
        empty={<Empty title="这里没有提级">村（居）或镇可以在老人档案的“状态与类别”里提出提级。</Empty>}
      >
        {(rows) => (
          <>
            {rows.map((row) => (
              <RaiseCard key={row.id} row={row} onOpen={() => onOpen(row.elderId)} onAct={() => setChosen(row)} />
            ))}
          </>
        )}
      </Paged>
      {chosen ? <RaiseStep raise={chosen} onClose={() => setChosen(null)} onDone={done} /> : null}
    </>
  );
}

const ACTS = { decide: '审批', end: '结束提级', take_back: '撤回' } as const;

function RaiseCard({ row, onOpen, onAct }: { row: RaiseView; onOpen: () => void; onAct: () => void }) {
  const today = localDay();
  const [action] = row.actions;
  const days = `${sayDate(row.from, today)}起${row.to ? `至${sayDate(row.to, today)}` : '，没有定结束日期'}`;
  return (
    <ProposalCard
      head={
        <Row id={`raise-${row.id}`} onPress={onOpen}>
          <Box className="tags">
            <Txt className="t-strong">{row.elderName}</Txt>
            <LevelTag level={row.levelNow} />
            <Tag tone={row.status === 'proposed' ? 'warn' : 'plain'}>{RAISE_STATUSES[row.status]}</Tag>
          </Box>
          <Box className="t-small t-soft">{`${row.townName}${row.villageName}`}</Box>
        </Row>
      }
      what={`提为${levelName(row.level)}，${days}`}
      proposal={row}
      waitsFor={`由${row.decidedWhere}审批`}
      action={action ? { id: `${action}-${row.id}`, label: ACTS[action], primary: action === 'decide' } : null}
      onAct={onAct}
    />
  );
}

/** Approving, refusing, ending or taking back, with what it will do. */
function RaiseStep({ raise, onClose, onDone }: { raise: RaiseView; onClose: () => void; onDone: () => void }) {
  const deciding = raise.actions[0] === 'decide';
  const running = raise.status === 'approved';
  const send = async ({ clientId, approve, note }: Decision) => {
    if (deciding) await decideRaise(raise.id, { clientId, approve, note });
    else await endRaise(raise.id, { clientId, reason: note });
    say(deciding ? (approve ? '已批准，今天起生效。' : '已记下，未批准。') : '已结束。');
    onDone();
  };
  const effect = deciding
    ? `批准后，${raise.elderName}按${levelName(raise.level)}探访，本周余下的天数按比例增加。提出人和审批人都会记入类别变化。`
    : running
      ? '结束后按条款重新判定，降低的类别从下周一起。'
      : '撤回后可以重新提出。';
  return (
    <DecisionSheet
      title={`${raise.elderName}：提为${levelName(raise.level)}`}
      step={deciding ? 'decide' : 'end'}
      endLabel={running ? '结束提级' : '撤回'}
      effect={effect}
      onSend={send}
      onClose={onClose}
    >
      <Box className="t-wrap">{`理由：${raise.reason}`}</Box>
    </DecisionSheet>
  );
}

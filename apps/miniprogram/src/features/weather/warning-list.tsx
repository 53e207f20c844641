import type { WarningView } from '@tanfang/contracts';
import { useState } from 'react';

import { localDay, localTime } from '@/platform/clock';
import { usePagedList } from '@/platform/pages';
import { useReturn } from '@/platform/return';
import {
  Box,
  Button,
  Card,
  type Decision,
  DecisionSheet,
  Empty,
  Fold,
  Notice,
  Paged,
  say,
  sayDate,
  Tag,
  Txt,
} from '@/ui';

import { endWarning, warningsPage } from './calls';

interface WarningListProps {
  onNew: () => void;
  /** Where boosts are approved and ended. */
  onBoosts: () => void;
}

/** 天气预警: what is in force, what became of it, and the boosts that it proposed. */
export function WarningList({ onNew, onBoosts }: WarningListProps) {
  const [chosen, setChosen] = useState<WarningView | null>(null);
  const pages = usePagedList('weather-warnings', warningsPage);
  useReturn(() => void pages.list.reload());
  return (
    <>
      <Button id="warning-new" kind="primary" icon="plus" onPress={onNew}>
        录入预警
      </Button>
      <Paged
        id="warnings"
        pages={pages}
        empty={
          <Empty title="还没有天气预警">
            气象台发布高温、低温、台风等预警后，在这里录入；对接了预警平台的，会自动收到。
          </Empty>
        }
      >
        {(rows) => (
          <>
            {rows.map((row) => (
              <WarningCard key={row.id} row={row} onEnd={() => setChosen(row)} onBoosts={onBoosts} />
            ))}
          </>
        )}
      </Paged>
      {chosen ? (
        <EndStep
          warning={chosen}
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

const TONES = { red: 'bad', orange: 'warn', yellow: 'warn', blue: 'plain' } as const;

const sayInstant = (at: string, today: string): string => `${sayDate(localDay(at), today)} ${localTime(at)}`;

function WarningCard({ row, onEnd, onBoosts }: { row: WarningView; onEnd: () => void; onBoosts: () => void }) {
  const today = localDay();
  const isInForce = row.status === 'in_force';
  const isLeftOver = !isInForce && row.status !== 'updated' && row.boost?.running === true;
  return (
    <Card id={`warning-${row.id}`}>
      <Box className="tags">
        <Txt className="t-strong">{`${row.regionName} · ${row.hazardName}`}</Txt>
        {row.severityName && row.severity ? <Tag tone={TONES[row.severity]}>{row.severityName}</Tag> : null}
        <Tag tone={isInForce ? 'good' : 'plain'}>{row.statusName}</Tag>
      </Box>
      <Box className="t-wrap">{row.headline}</Box>
      <Box>{`${sayInstant(row.onset, today)} 至 ${sayInstant(row.expires, today)}`}</Box>
      {row.description ? <Box className="t-wrap t-soft">{row.description}</Box> : null}
      <Box className="t-small t-soft">
        {`${row.fromName}${row.source === 'cap' ? '发布，自动接收' : '录入'}，${sayInstant(row.enteredAt, today)}`}
      </Box>
      {row.endReason ? (
        <Box className="t-wrap">
          {`${row.endedByName ?? ''}${row.endedAt ? sayInstant(row.endedAt, today) : ''}${row.status === 'updated' ? '更新' : '解除'}：${row.endReason}`}
        </Box>
      ) : null}
      {row.boostWords ? (
        <Notice
          tone={isLeftOver || (isInForce && row.boost?.status === 'proposed') ? 'warn' : 'plain'}
          action={
            row.boost ? (
              <Button id={`warning-boost-${row.id}`} onPress={onBoosts}>
                {isLeftOver ? '去结束加密探访' : '看加密探访'}
              </Button>
            ) : null
          }
        >
          {row.boostWords}
        </Notice>
      ) : null}
      {isInForce ? (
        <Fold
          id={`warning-advice-${row.id}`}
          title="给探访员、家属和老人的提醒"
          summary="生效期间显示在探访清单、家属和老人的页面上"
        >
          <Points title="探访员看到" points={row.adviceVisitor} />
          <Points title="家属看到" points={row.adviceFamily} />
          <Points title="老人看到" points={row.adviceElder} />
          {row.instruction ? <Points title="发布单位的防御指南" points={[row.instruction]} /> : null}
        </Fold>
      ) : null}
      {row.actions.includes('end') ? (
        <Button id={`warning-end-${row.id}`} onPress={onEnd}>
          解除预警
        </Button>
      ) : null}
    </Card>
  );
}

function Points({ title, points }: { title: string; points: readonly string[] }) {
  return (
    <Box>
      <Box className="t-strong">{title}</Box>
      {points.map((point) => (
        <Box key={point} className="t-wrap">
          {point}
        </Box>
      ))}
    </Box>
  );
}

function EndStep({ warning, onClose, onDone }: { warning: WarningView; onClose: () => void; onDone: () => void }) {
  const send = async ({ clientId, note }: Decision) => {
    const { boost } = await endWarning(warning.id, { clientId, reason: note });
    say(boost?.running ? '已解除。加密探访仍在执行，请看要不要结束。' : '已解除。');
    onDone();
  };
  return (
    <DecisionSheet
      title={`解除${warning.regionName}的预警？`}
      step="end"
      endLabel="解除预警"
      effect="探访员和家属的页面上马上不再显示。还没有审批的加密探访同时撤回；已批准的照常执行，由您决定要不要提前结束。"
      onSend={send}
      onClose={onClose}
    >
      <Box className="t-wrap">{warning.headline}</Box>
    </DecisionSheet>
  );
}

import type { FollowUp } from '@tanfang/contracts';
import { FOLLOW_UP_KINDS, FOLLOW_UP_STATUSES } from '@tanfang/domain';
import { useState } from 'react';

import { usePagedList } from '@/platform/pages';
import { useResource } from '@/platform/resource';
import { useReturn } from '@/platform/return';
import { Box, Card, Empty, Paged, Row, Segments, Tag, Txt } from '@/ui';

import { followUpCounts, followUpsOf } from './calls';
import { sayTerm } from './term';

const SHOWN = {
  unfinished: '未办结',
  mine: '我负责',
  overdue: '已逾期',
  closed: '已办结',
} as const;
type Shown = keyof typeof SHOWN;

const FILTER: Record<Shown, Record<string, string | boolean>> = {
  unfinished: {},
  mine: { of: 'mine' },
  overdue: { overdue: true },
  closed: { status: 'closed' },
};

/** What visits found in the account's place, the earliest due first. */
export function FollowUpList({ onOpen }: { onOpen: (id: number) => void }) {
  const [shown, setShown] = useState<Shown>('unfinished');
  const counts = useResource('follow-up-counts', followUpCounts);
  const pages = usePagedList(`follow-ups-${shown}`, (cursor) => followUpsOf(FILTER[shown], cursor));
  useReturn(() => {
    void counts.reload();
    void pages.list.reload();
  });
  return (
    <>
      {counts.data ? (
        <Box className="t-soft t-num" id="follow-up-counts">
          {`待处理 ${counts.data.open}\u3000处理中 ${counts.data.inProgress}\u3000待回访 ${counts.data.resolved}\u3000逾期 ${counts.data.overdue}`}
        </Box>
      ) : null}
      <Segments id="follow-ups-shown" label="显示哪些事项" options={SHOWN} value={shown} onChange={setShown} />
      <Paged id="follow-ups" pages={pages} empty={<Empty title="这里没有事项" />}>
        {(rows) => (
          <Card className="card--rows">
            {rows.map((row) => (
              <FollowUpRow key={row.id} row={row} onPress={() => onOpen(row.id)} />
            ))}
          </Card>
        )}
      </Paged>
    </>
  );
}

function FollowUpRow({ row, onPress }: { row: FollowUp; onPress: () => void }) {
  return (
    <Row id={`follow-up-${row.id}`} onPress={onPress}>
      <Box className="tags">
        <Txt className="t-strong">{row.elderName}</Txt>
        <Txt className="t-soft">{row.villageName}</Txt>
        {row.severity === 'urgent' ? <Tag tone="bad">紧急</Tag> : null}
        {row.overdue ? <Tag tone="warn">已逾期</Tag> : null}
      </Box>
      <Box>{`${FOLLOW_UP_KINDS[row.kind]}：${row.sentence}`}</Box>
      <Box className="t-small t-soft">
        {`${FOLLOW_UP_STATUSES[row.status]} · ${sayTerm(row)}前办理 · ${row.ownerName ?? '还没有人负责'}`}
      </Box>
    </Row>
  );
}

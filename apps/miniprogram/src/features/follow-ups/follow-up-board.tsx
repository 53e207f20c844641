import type { FollowUp } from '@tanfang/contracts';
import { FOLLOW_UP_KINDS } from '@tanfang/domain';
import { useState } from 'react';

import { isWeb } from '@/platform/environment';
import { focusOn, useKeys } from '@/platform/keyboard';
import { usePagedList, type PagedList } from '@/platform/pages';
import { useReturn } from '@/platform/return';
import type { Query } from '@/platform/request';
import { Box, Paged, Press, Tag, Toggle, Txt } from '@/ui';

import { followUpsOf } from './calls';
import { sayReach } from './follow-up-row';
import { sayTerm } from './term';
import './follow-ups.scss';

/** From found to looked at again; what was reported waits for the town. */
const COLUMNS = [
  { key: 'open', title: '村（居）待处理', filter: { status: 'open', upTo: 'village' } },
  { key: 'reported', title: '已报告，待接办', filter: { status: 'open', reach: 'town' } },
  { key: 'in_progress', title: '处理中、家属整改中', filter: { status: 'in_progress' } },
  { key: 'resolved', title: '已处理，待回访', filter: { status: 'resolved' } },
] as const satisfies readonly { key: string; title: string; filter: Query }[];

const cardId = (id: number): string => `board-${id}`;

/** The follow-ups of a place in columns by how far they are, what is overdue on top. Arrow keys move, Enter opens. */
export function FollowUpBoard({ onOpen }: { onOpen: (id: number) => void }) {
  const [onlyOverdue, setOnlyOverdue] = useState(false);
  const more: Query = onlyOverdue ? { overdue: true } : {};
  const columns = [
    useColumn(COLUMNS[0], more),
    useColumn(COLUMNS[1], more),
    useColumn(COLUMNS[2], more),
    useColumn(COLUMNS[3], more),
  ];
  useReturn(() => columns.forEach(({ pages }) => void pages.list.reload()));
  const rowsOf = (at: number): FollowUp[] => columns[at]?.rows ?? [];
  const move = (across: number, down: number) => {
    const focused = isWeb ? document.activeElement?.id : undefined;
    const from = columns.findIndex(({ rows }) => rows.some(({ id }) => cardId(id) === focused));
    if (from === -1) {
      const first = columns.find(({ rows }) => rows.length > 0)?.rows[0];
      if (first) focusOn(cardId(first.id));
      return;
    }
    let column = from + across;
    while (across !== 0 && columns[column] && rowsOf(column).length === 0) column += across;
    const row = rowsOf(from).findIndex(({ id }) => cardId(id) === focused) + down;
    const next = rowsOf(column)[Math.min(row, rowsOf(column).length - 1)];
    if (next) focusOn(cardId(next.id));
  };
  useKeys({
    ArrowDown: () => move(0, 1),
    ArrowUp: () => move(0, -1),
    ArrowRight: () => move(1, 0),
    ArrowLeft: () => move(-1, 0),
  });
  return (
    <>
      <Box className="board__head">
        <Toggle id="only-overdue" label="只看逾期的" value={onlyOverdue} onChange={setOnlyOverdue} />
        <Txt className="t-small t-soft">方向键移动，回车键打开</Txt>
      </Box>
      <Box className="board">
        {columns.map(({ key, title, rows, pages }) => (
          <Box key={key} id={`column-${key}`} className="board__column" role="group" label={title}>
            <Box className="board__title">
              <Txt className="t-strong">{title}</Txt>
              <Txt className="t-soft t-num">{`${rows.length}${pages.hasMore ? '+' : ''}`}</Txt>
            </Box>
            <Paged id={`column-${key}`} pages={pages} empty={<Box className="t-soft">没有事项</Box>}>
              {(shown) => shown.map((row) => <BoardCard key={row.id} row={row} onPress={() => onOpen(row.id)} />)}
            </Paged>
          </Box>
        ))}
      </Box>
    </>
  );
}

interface Column {
  key: string;
  title: string;
  rows: FollowUp[];
  pages: PagedList<FollowUp>;
}

function useColumn({ key, title, filter }: (typeof COLUMNS)[number], more: Query): Column {
  const query = { ...filter, ...more };
  const pages = usePagedList(JSON.stringify(['board', query]), (cursor) => followUpsOf(query, cursor));
  return { key, title, rows: pages.list.data ?? [], pages };
}

function BoardCard({ row, onPress }: { row: FollowUp; onPress: () => void }) {
  return (
    <Press id={cardId(row.id)} className={`board__card ${row.overdue ? 'board__card--overdue' : ''}`} onPress={onPress}>
      <Box className="tags">
        <Txt className="t-strong">{row.elderName}</Txt>
        <Txt className="t-small t-soft">{row.villageName}</Txt>
        {row.severity === 'urgent' ? <Tag tone="bad">紧急</Tag> : null}
        {row.overdue ? <Tag tone="warn">已逾期</Tag> : null}
      </Box>
      <Box>{`${FOLLOW_UP_KINDS[row.kind]}：${row.sentence}`}</Box>
      <Box className="t-small t-soft">
        {[`${sayTerm(row)}前`, sayReach(row), row.ownerName ?? '还没有人负责'].filter(Boolean).join(' · ')}
      </Box>
    </Press>
  );
}

import { useState } from 'react';

import { usePagedList } from '@/platform/pages';
import { useReturn } from '@/platform/return';
import { Card, Empty, optionsOf, Paged, Segments } from '@/ui';

import { followUpsOf } from './calls';
import { FollowUpRow } from './follow-up-row';

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
  const pages = usePagedList(`follow-ups-${shown}`, (cursor) => followUpsOf(FILTER[shown], cursor));
  useReturn(() => void pages.list.reload());
  return (
    <>
      <Segments
        id="follow-ups-shown"
        label="显示哪些事项"
        options={optionsOf(SHOWN)}
        value={shown}
        onChange={setShown}
      />
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

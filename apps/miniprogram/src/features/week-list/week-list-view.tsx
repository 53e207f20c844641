import type { WeekList, WeekListElder } from '@tanfang/contracts';
import { useState } from 'react';

import type { QueueItem } from '@/offline/queue';
import { isDue, type ListedElder, withUnsent } from '@/offline/with-unsent';
import { useReachBottom } from '@/platform/lifecycle';
import { Box, Button, Card, Empty, Icon, Notice, optionsOf, sayDate, sayRange, Segments, Txt, WeatherTips } from '@/ui';

import { ElderRow } from './elder-row';
import { concernOf, sayMissed } from './words';
import './week-list.scss';

const FILTERS = { due: '还要探访', missed: '会漏访', all: '全部' } as const;
/** Households drawn at a time: a long list at once is slow on old phones and near WeChat's limit of 1 MB an update. */
const STEP = 30;
type Filter = keyof typeof FILTERS;

interface WeekListViewProps {
  list: WeekList;
  unsent: readonly QueueItem[];
  selectedId: number | null;
  onOpen: (elderId: number) => void;
  onDial: (elder: { elderId: number; name: string }) => void;
}

/** The week's elders by household, most pressing first. */
export function WeekListView({ list, unsent, selectedId, onOpen, onDial }: WeekListViewProps) {
  const [filter, setFilter] = useState<Filter>('due');
  const [most, setMost] = useState(STEP);
  const showMore = () => setMost((count) => count + STEP);
  useReachBottom(showMore);
  const known = list.households.map((household) => ({
    ...household,
    elders: household.elders.map((elder) => withUnsent(elder, unsent)),
  }));
  const left = known.flatMap(({ elders }) => elders).filter(isDue).length;
  const missed = sayMissed(known.flatMap(({ elders }) => elders.flatMap((elder) => concernOf(elder) ?? [])));
  const isShown = { due: isDue, missed: (elder: ListedElder) => concernOf(elder) !== null, all: () => true }[filter];
  const households = known.filter(({ elders }) => elders.some(isShown));

  return (
    <Box className="week">
      <Box className="week__head">
        <Box>
          <Box className="t-soft t-small">{sayRange(list.from, list.to)}</Box>
          <Box className="t-title">{left === 0 ? '本周都探访到了' : `本周还有 ${left} 位老人要探访`}</Box>
          <Box className="t-soft t-num">
            {`上门 ${list.totals.doneHome}/${list.totals.dueHome}\u3000电话视频 ${list.totals.doneRemote}/${list.totals.dueRemote}`}
          </Box>
        </Box>
        <Segments
          id="week-filter"
          label="显示哪些老人"
          options={optionsOf(FILTERS)}
          value={filter}
          onChange={setFilter}
        />
      </Box>
      <WeatherTips warnings={list.warnings} name="warning" startOpen />
      <WeekRules list={list} />
      {missed ? (
        <Notice
          id="missed"
          tone="warn"
          action={
            filter === 'missed' ? null : (
              <Button id="show-missed" onPress={() => setFilter('missed')}>
                看这几位
              </Button>
            )
          }
        >
          {missed}
        </Notice>
      ) : null}
      {coversIn(known.flatMap(({ elders }) => elders)).map(({ name, count }) => (
        <Box key={name} className="t-soft">{`代 ${name} ${count} 位`}</Box>
      ))}
      {list.truncated ? <Box className="t-soft">老人较多，这里列出最需要探访的 500 位。</Box> : null}
      {households.length === 0 ? <NothingHere filter={filter} /> : null}
      {households.slice(0, most).map((household) => (
        <Card key={household.householdId} className="household" id={`household-${household.householdId}`}>
          <Box className="household__head">
            <Icon name="pin" />
            <Txt>{[household.address, household.gridName].filter(Boolean).join(' · ')}</Txt>
          </Box>
          {household.elders.map((elder) => (
            <ElderRow
              key={elder.elderId}
              elder={elder}
              today={list.today}
              selected={elder.elderId === selectedId}
              onOpen={onOpen}
              onDial={onDial}
            />
          ))}
        </Card>
      ))}
      {households.length > most ? (
        <Button id="more-households" block onPress={showMore}>
          {`后面还有 ${households.length - most} 户`}
        </Button>
      ) : null}
    </Box>
  );
}

/** Why there is more to do than usual. A list that an older version kept says nothing about it. */
function WeekRules({ list }: { list: WeekList }) {
  return (
    <>
      {(list.rules ?? []).map((rule) => (
        <Notice key={`${rule.kindName} ${rule.from} ${rule.reason}`} tone="warn">
          {`${rule.kindName}（${rule.causeName}，${sayDate(rule.from, list.today)}至${sayDate(rule.to, list.today)}）：${rule.reason}`}
        </Notice>
      ))}
    </>
  );
}

/** Whom the visitor stands in for, with how many elders. A list that an older version kept says nothing about it. */
function coversIn(elders: readonly Pick<WeekListElder, 'coversFor'>[]): { name: string; count: number }[] {
  const names = [...new Set(elders.flatMap(({ coversFor }) => coversFor || []))];
  return names.map((name) => ({ name, count: elders.filter(({ coversFor }) => coversFor === name).length }));
}

function NothingHere({ filter }: { filter: Filter }) {
  if (filter === 'missed') return <Empty title="没有会漏访的老人，都来得及" />;
  return filter === 'due' ? (
    <Empty title="这一周的探访都做完了">点“全部”可以看每一位老人，也可以多去看看。</Empty>
  ) : (
    <Empty title="还没有需要您探访的老人">登记了新对象，或由村（居）指定您为联系人后，会出现在这里。</Empty>
  );
}

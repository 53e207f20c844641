import type { WeekPlaceRow } from '@tanfang/contracts';
import { useState } from 'react';

import { useResource } from '@/platform/resource';
import { useReturn } from '@/platform/return';
import { Box, Card, Empty, Loaded, optionsOf, Press, sayRange, Segments, Tag, Txt } from '@/ui';

import { type Breakdown, weekPlaces } from './calls';
import './week-places.scss';

const BREAKDOWNS: Record<Breakdown, string> = { place: '按地区', visitor: '按探访员' };
const SHOWN = { concern: '要关注的', all: '全部' } as const;

interface WeekPlacesViewProps {
  /** Region code. */
  place: string;
  level: 'city' | 'town' | 'village';
  selected: string | null;
  onOpen: (row: WeekPlaceRow, by: Breakdown) => void;
}

/** How far a place has come this week: village by village, or by who is to go there. */
export function WeekPlacesView({ place, level, selected, onOpen }: WeekPlacesViewProps) {
  const [by, setBy] = useState<Breakdown>(level === 'village' ? 'visitor' : 'place');
  const [shown, setShown] = useState<keyof typeof SHOWN>('concern');
  const places = useResource(`week-places-${place}-${by}`, () => weekPlaces(place, by));
  useReturn(() => void places.reload());
  return (
    <Box className="week-places">
      {level === 'town' ? (
        <Segments id="week-by" label="怎么分" options={optionsOf(BREAKDOWNS)} value={by} onChange={setBy} />
      ) : null}
      <Loaded resource={places}>
        {({ from, to, placeName, totals, rows }) => {
          const listed = rows.filter((row) => shown === 'all' || isConcern(row));
          return (
            <Box className="week-places">
              <Card id="week-totals">
                <Box className="t-soft t-small">{`${placeName} ${sayRange(from, to)}`}</Box>
                <Box className="t-title t-num">{`本周应探访 ${totals.due} 位，已完成 ${totals.met} 位`}</Box>
                <Concerns row={totals} />
                {isConcern(totals) ? (
                  <Box className="t-small t-soft">
                    “会漏访”按剩下的天数和每人每天能走访的次数推算，早交接、早分派就还来得及。
                  </Box>
                ) : null}
              </Card>
              <Segments id="week-shown" label="显示哪些" options={optionsOf(SHOWN)} value={shown} onChange={setShown} />
              {listed.length === 0 ? (
                <Empty title={rows.length === 0 ? '本周没有要探访的老人' : '没有要关注的，都来得及'}>
                  {rows.length === 0 ? null : '点“全部”可以看每一处的进度。'}
                </Empty>
              ) : (
                <Box className="week-places" role="list">
                  {listed.map((row) => (
                    <Press
                      key={`${row.key} ${row.placeName ?? ''}`}
                      id={`week-place-${row.key}`}
                      className={`week-places__row ${row.key === selected ? 'week-places__row--on' : ''}`}
                      onPress={() => onOpen(row, by)}
                    >
                      <Box className="tags">
                        <Txt className="t-strong">{row.label}</Txt>
                        {by === 'visitor' && level !== 'village' ? (
                          <Txt className="t-soft t-small">{row.placeName}</Txt>
                        ) : null}
                        <Txt className="t-soft t-num">{`应探访 ${row.due} 位，已完成 ${row.met} 位`}</Txt>
                      </Box>
                      <Concerns row={row} />
                    </Press>
                  ))}
                </Box>
              )}
            </Box>
          );
        }}
      </Loaded>
    </Box>
  );
}

type Counts = Pick<WeekPlaceRow, 'missed' | 'today' | 'unreachable'>;

const isConcern = ({ missed, today, unreachable }: Counts): boolean => missed + today + unreachable > 0;

function Concerns({ row }: { row: Counts }) {
  if (!isConcern(row)) return null;
  return (
    <Box className="tags">
      {row.unreachable > 0 ? <Tag tone="bad">{`联系不上 ${row.unreachable} 位`}</Tag> : null}
      {row.missed > 0 ? <Tag tone="bad">{`到周日会漏访 ${row.missed} 位`}</Tag> : null}
      {row.today > 0 ? <Tag tone="warn">{`今天必须联系 ${row.today} 位`}</Tag> : null}
    </Box>
  );
}

import type { FigureRecord, MeasureDto } from '@tanfang/contracts';
import { useState } from 'react';

import { localDay } from '@/platform/clock';
import { open } from '@/platform/navigation';
import { usePagedList } from '@/platform/pages';
import { useResource } from '@/platform/resource';
import { sayPeriod } from '@/platform/periods';
import {
  Box,
  Button,
  Card,
  Empty,
  Fold,
  LevelTag,
  Loaded,
  optionsOf,
  Paged,
  Press,
  sayDate,
  Segments,
  Txt,
} from '@/ui';

import { figureRecords, measures, type RecordsWanted } from './calls';
import { Definition } from './definition';
import './figures.scss';

/** The records that a number was counted from, each leading to where it was written. */
export function RecordsView({ wanted, title }: { wanted: RecordsWanted; title: string }) {
  const words = useResource('measures', measures);
  return (
    <Loaded resource={words}>
      {(all) => {
        const measure = all.find(({ code }) => code === wanted.measure);
        return measure ? <Records wanted={wanted} title={title} measure={measure} /> : <Empty title="没有这个指标" />;
      }}
    </Loaded>
  );
}

/** 加密探访 is of an area, not of a person: its list is a page of its own. */
function NoRecords({ measure }: { measure: MeasureDto }) {
  return measure.code === 'boosts' ? (
    <Empty title="加密探访按地区安排" action={<Button onPress={() => open('boosts')}>看安排、审批和结束</Button>}>
      每一次的地区、日期、原因和审批，在“加密探访”里。
    </Empty>
  ) : (
    <Empty title="没有记录" />
  );
}

type Part = 'numerator' | 'denominator';

function Records({ wanted, title, measure }: { wanted: RecordsWanted; title: string; measure: MeasureDto }) {
  const [part, setPart] = useState<Part>(wanted.part ?? 'numerator');
  const isShare = measure.denominatorWords !== null;
  const key = `records-${[...Object.values(wanted), part].join('-')}`;
  const pages = usePagedList(key, (cursor) => figureRecords({ ...wanted, part: isShare ? part : undefined }, cursor));
  return (
    <>
      <Card>
        <Box className="t-title" role="heading">{`${title} · ${sayPeriod(wanted.period)}`}</Box>
        {isShare ? (
          <Segments<Part>
            id="records-part"
            label="名单"
            options={optionsOf({ numerator: '达到的', denominator: '应统计的全部' })}
            value={part}
            onChange={setPart}
          />
        ) : null}
        <Box className="t-soft">{part === 'denominator' ? measure.denominatorWords : measure.numeratorWords}</Box>
        <Fold id="definition" title="这个数怎么来的">
          <Definition measure={measure} />
        </Fold>
      </Card>
      <Paged id="records" pages={pages} empty={<NoRecords measure={measure} />}>
        {(rows) => (
          <Box className="card card--rows" role="list">
            {rows.map((row) => (
              <RecordRow key={`${row.elderId}-${row.on}-${row.visitId ?? row.followUpId ?? ''}`} row={row} />
            ))}
          </Box>
        )}
      </Paged>
    </>
  );
}

function RecordRow({ row }: { row: FigureRecord }) {
  const { elderId, name, villageName, level, on, visitId, followUpId } = row;
  const about = (
    <>
      <Box className="records__head">
        <Txt className="t-strong">{name ?? '档案已转到其他地方'}</Txt>
        {name ? <LevelTag level={level} /> : null}
      </Box>
      <Box className="t-small t-soft">{[villageName, sayWhen(on)].filter(Boolean).join(' · ')}</Box>
    </>
  );
  if (!name) return <Box className="records__row">{about}</Box>;
  const go = () => {
    if (visitId) open('visit', { id: visitId });
    else if (followUpId) open('followUp', { id: followUpId });
    else open('elderFile', { id: elderId });
  };
  return (
    <Press className="records__row" onPress={go}>
      {about}
    </Press>
  );
}

/** A week, a month or a day as people say it. */
const sayWhen = (on: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(on) ? sayDate(on, localDay()) : sayPeriod(on));

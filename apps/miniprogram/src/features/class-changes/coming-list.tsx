import type { ClassChangeRow, ComingChangeRow } from '@tanfang/contracts';
import { levelName } from '@tanfang/domain';
import { useState } from 'react';

import { localDay } from '@/platform/clock';
import { usePagedList } from '@/platform/pages';
import { useReturn } from '@/platform/return';
import { Box, Card, Empty, LevelTag, type Options, optionsOf, Paged, Row, sayDate, Segments, Tag, Txt } from '@/ui';

import { changesPage, comingPage } from './calls';

const SHOWN = { coming: '即将变化', all: '全部生日', recent: '近30天' } as const;
const MONTHS: Options<'1' | '2' | '3'> = [
  ['1', '到下月底'],
  ['2', '两个月'],
  ['3', '三个月'],
];
const WHOSE = { mine: '我负责的', place: '全部' } as const;
const WHY: Record<string, string> = {
  facts_changed: '情况变化',
  household_changed: '同户人员变化',
  by_time: '到了日期',
  raise_decided: '提级批准',
  raise_ended: '提级结束',
};

/** 即将变化: what birthdays and dates will do to the classes, and what they did. */
export function ComingList({ asVisitor, onOpen }: { asVisitor: boolean; onOpen: (elderId: number) => void }) {
  const [shown, setShown] = useState<keyof typeof SHOWN>('coming');
  const [months, setMonths] = useState<'1' | '2' | '3'>('3');
  const [whose, setWhose] = useState<keyof typeof WHOSE>(asVisitor ? 'mine' : 'place');
  return (
    <>
      <Segments id="changes-shown" label="看什么" options={optionsOf(SHOWN)} value={shown} onChange={setShown} />
      {asVisitor ? (
        <Segments id="whose" label="谁的老人" options={optionsOf(WHOSE)} value={whose} onChange={setWhose} />
      ) : null}
      {shown === 'recent' ? (
        <Recent whose={whose} onOpen={onOpen} />
      ) : (
        <>
          <Segments id="months" label="今后多久" options={MONTHS} value={months} onChange={setMonths} />
          <Coming show={shown === 'coming' ? 'changing' : 'all'} months={months} whose={whose} onOpen={onOpen} />
        </>
      )}
    </>
  );
}

interface ComingProps {
  show: 'changing' | 'all';
  months: string;
  whose: string;
  onOpen: (elderId: number) => void;
}

function Coming({ show, months, whose, onOpen }: ComingProps) {
  const pages = usePagedList(`coming-${show}-${months}-${whose}`, (cursor) =>
    comingPage({ show, months, of: whose }, cursor),
  );
  useReturn(() => void pages.list.reload());
  const empty = <Empty title="这段时间没有变化">满60、70、80周岁，或提级到期时，会提前列在这里。</Empty>;
  return (
    <Paged id="coming" pages={pages} empty={empty}>
      {(rows) => (
        <Card className="card--rows">
          {rows.map((row) => (
            <ComingRow key={row.id} row={row} onPress={() => onOpen(row.elderId)} />
          ))}
        </Card>
      )}
    </Paged>
  );
}

function ComingRow({ row, onPress }: { row: ComingChangeRow; onPress: () => void }) {
  const today = localDay();
  return (
    <Row id={`coming-${row.id}`} onPress={onPress}>
      <Box className="tags">
        <Txt className="t-strong">{row.name}</Txt>
        <Txt className="t-num">{`${sayDate(row.on, today)}${whatHappens(row)}`}</Txt>
      </Box>
      <Effect before={row.beforeLevel} after={row.afterLevel} />
      {row.direction === 'lowered' ? (
        <Box className="t-small t-soft">{`降低的类别从${sayDate(row.appliesFrom, today)}（周一）起`}</Box>
      ) : null}
      <Box className="t-small t-soft">{`${row.villageName}${row.address}`}</Box>
    </Row>
  );
}

function whatHappens({ cause, age, direction }: ComingChangeRow): string {
  switch (cause) {
    case 'age':
      return `满${age}周岁`;
    case 'cohabitant_age':
      return `同住人员满${age}周岁`;
    case 'parameter':
      return '起执行新的政策参数';
    case 'raise':
      return direction === 'raised' ? '人工提级开始' : direction === 'lowered' ? '人工提级到期' : '人工提级有变化';
  }
}

function Recent({ whose, onOpen }: { whose: string; onOpen: (elderId: number) => void }) {
  const pages = usePagedList(`class-changes-${whose}`, (cursor) => changesPage(whose, cursor));
  useReturn(() => void pages.list.reload());
  return (
    <Paged id="class-changes" pages={pages} empty={<Empty title="近30天没有类别变化" />}>
      {(rows) => (
        <Card className="card--rows">
          {rows.map((row) => (
            <RecentRow key={row.id} row={row} onPress={() => onOpen(row.elderId)} />
          ))}
        </Card>
      )}
    </Paged>
  );
}

function RecentRow({ row, onPress }: { row: ClassChangeRow; onPress: () => void }) {
  return (
    <Row id={`changed-${row.id}`} onPress={onPress}>
      <Box className="tags">
        <Txt className="t-strong">{row.name}</Txt>
        <Txt className="t-num">{`${sayDate(row.on, localDay())}起`}</Txt>
        <Tag>{WHY[row.reason] ?? ''}</Tag>
      </Box>
      <Effect before={row.beforeLevel} after={row.afterLevel} />
      <Box className="t-small t-soft">{`${row.villageName}${row.address}`}</Box>
    </Row>
  );
}

type Level = ComingChangeRow['beforeLevel'];

function Effect({ before, after }: { before: Level; after: Level }) {
  if (before === after) return <Box className="t-soft">{`类别不变，仍为${levelName(after)}`}</Box>;
  return (
    <Box className="tags">
      <LevelTag level={before} />
      <Txt>变为</Txt>
      <LevelTag level={after} />
    </Box>
  );
}

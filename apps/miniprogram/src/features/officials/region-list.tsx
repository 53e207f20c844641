import type { Overview } from '@tanfang/contracts';

import { Box, Empty, Icon, Meter, Press, Section, Txt } from '@/ui';

import { byNeed, isGrave, type RowWithReasons } from './attention';
import './officials.scss';

interface RegionListProps {
  overview: Overview;
  /** The region shown beside the list on a desktop. */
  selected: string | null;
  onOpen: (code: string) => void;
}

/** The id of a region's row, for the keyboard and for tests. */
export const regionRowId = (code: string): string => `region-${code}`;

/** The regions in the order in which they are shown: those that need a call on top. */
export function shownOrder(overview: Overview): string[] {
  const { call, others } = byNeed(overview);
  return [...call, ...others].map(({ row }) => row.region.code);
}

/** Village by village (town by town): this month's updates and this week's attainment. */
export function RegionList({ overview, selected, onOpen }: RegionListProps) {
  const { call, others } = byNeed(overview);
  const below = overview.region.level === 'city' ? '镇（区、街道）' : '村（居）';
  if (overview.rows.length === 0) return <Empty title={`没有${below}`} />;
  const rows = (entries: RowWithReasons[]) =>
    entries.map((entry) => (
      <RegionRow
        key={entry.row.region.code}
        entry={entry}
        selected={entry.row.region.code === selected}
        onPress={() => onOpen(entry.row.region.code)}
      />
    ));
  return (
    <Box className="regions-by-need">
      {call.length > 0 ? (
        <Section id="regions-call" title={`需要联系的${below}（${call.length}）`}>
          <Box className="regions">{rows(call)}</Box>
        </Section>
      ) : null}
      {others.length > 0 ? (
        <Section
          id="regions-others"
          title={call.length > 0 ? `其他${below}（${others.length}）` : `各${below}（${others.length}）`}
        >
          <Box className="regions">{rows(others)}</Box>
        </Section>
      ) : null}
    </Box>
  );
}

interface RegionRowProps {
  entry: RowWithReasons;
  selected: boolean;
  onPress: () => void;
}

function RegionRow({ entry: { row, reasons }, selected, onPress }: RegionRowProps) {
  const { monthlyUpdate, week } = row;
  return (
    <Press
      id={regionRowId(row.region.code)}
      className={`regions__row ${selected ? 'regions__row--on' : ''}`}
      selected={selected}
      onPress={onPress}
    >
      <Box className="regions__head">
        <Txt className="t-lead">{row.region.name}</Txt>
        <Icon name="next" />
      </Box>
      {reasons.length > 0 ? (
        <Box className={`regions__reasons ${isGrave(row) ? 'regions__reasons--grave' : ''}`}>
          <Icon name="alert" />
          <Txt>{reasons.join('；')}</Txt>
        </Box>
      ) : null}
      <Box className="regions__bars">
        <Bar
          label="本月更新"
          done={monthlyUpdate.updated}
          total={monthlyUpdate.expected}
          warn={monthlyUpdate.overdue > 0}
        />
        <Bar label="本周达标" done={week.met} total={week.due} />
      </Box>
    </Press>
  );
}

function Bar({ label, done, total, warn }: { label: string; done: number; total: number; warn?: boolean }) {
  return (
    <Box className="regions__bar">
      <Box className="regions__numbers">
        <Txt className="t-small t-soft">{label}</Txt>
        <Txt className="t-num">{`${done}/${total}`}</Txt>
      </Box>
      <Meter label={label} done={done} total={total} warn={warn} />
    </Box>
  );
}

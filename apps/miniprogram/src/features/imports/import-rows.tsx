import type { ImportRowView, ImportView } from '@tanfang/contracts';
import { IMPORT_OUTCOMES, IMPORT_ROW_STATES, type ImportOutcome, type ImportRowState } from '@tanfang/domain';
import { useState } from 'react';

import { open } from '@/platform/navigation';
import { usePagedList } from '@/platform/pages';
import { Box, Button, Empty, type Level, LevelTag, optionsOf, Paged, Segments, Tag, Txt } from '@/ui';

import { importRows, type RowFilter } from './calls';
import './imports.scss';

type Shown = 'all' | ImportOutcome | ImportRowState;

/** The rows one by one: what the check found, and what became of each. */
export function ImportRows({ batch }: { batch: ImportView }) {
  const [shown, show] = useState<Shown>('all');
  const options = tabsOf(batch);
  const chosen = shown in options ? shown : 'all';
  const stage = [batch.state, batch.states.applied, batch.states.undone].join();
  const pages = usePagedList(`import-${batch.id}-${chosen}-${stage}`, (cursor) =>
    importRows(batch.id, filterOf(chosen), cursor),
  );
  return (
    <>
      {Object.keys(options).length > 2 ? (
        <Segments
          id="rows"
          label="看哪些行"
          options={optionsOf(options as Record<Shown, string>)}
          value={chosen}
          onChange={show}
        />
      ) : null}
      <Paged id="rows" pages={pages} empty={<Empty title="没有这样的行" />}>
        {(rows) => (
          <Box className="imports__list">
            {rows.map((row) => (
              <RowCard key={row.rowNumber} row={row} />
            ))}
          </Box>
        )}
      </Paged>
    </>
  );
}

/** Only the kinds that there are, so that nobody looks into empty drawers. */
function tabsOf({ outcomes, states }: ImportView): Partial<Record<Shown, string>> {
  const found = Object.keys(IMPORT_OUTCOMES) as ImportOutcome[];
  const became = (Object.keys(IMPORT_ROW_STATES) as ImportRowState[]).filter((state) => state !== 'pending');
  return Object.fromEntries([
    ['all', '全部'],
    ...found.filter((kind) => outcomes[kind] > 0).map((kind) => [kind, `${IMPORT_OUTCOMES[kind]} ${outcomes[kind]}`]),
    ...became.filter((kind) => states[kind] > 0).map((kind) => [kind, `${IMPORT_ROW_STATES[kind]} ${states[kind]}`]),
  ]) as Partial<Record<Shown, string>>;
}

function filterOf(shown: Shown): RowFilter {
  if (shown === 'all') return {};
  return shown in IMPORT_OUTCOMES ? { outcome: shown as ImportOutcome } : { state: shown as ImportRowState };
}

function RowCard({ row }: { row: ImportRowView }) {
  const { rowNumber, name, maskedIdNumber, outcome, state, level, errors, differences, elderId, note } = row;
  return (
    <Box id={`row-${rowNumber}`} className="imports__row">
      <Box className="imports__head">
        <Txt className="t-small t-soft t-num">{`第 ${rowNumber} 行`}</Txt>
        <Txt className="t-lead">{name}</Txt>
        {maskedIdNumber ? <Txt className="t-small t-soft t-num">{maskedIdNumber}</Txt> : null}
        <Tag tone={outcome === 'error' ? 'bad' : 'plain'}>{IMPORT_OUTCOMES[outcome]}</Tag>
        {level ? <LevelTag level={level as Level} /> : null}
        {state === 'pending' ? null : (
          <Tag tone={state === 'applied' ? 'good' : state === 'undone' ? 'plain' : 'warn'}>
            {IMPORT_ROW_STATES[state]}
          </Tag>
        )}
        {elderId === null ? null : (
          <Button id={`row-${rowNumber}-file`} kind="quiet" onPress={() => open('elderFile', { id: elderId })}>
            看档案
          </Button>
        )}
      </Box>
      {errors.map(({ column, detail }, index) => (
        <Box key={index} className="imports__error">
          {column ? `${column}：${detail}` : detail}
        </Box>
      ))}
      {differences.map(({ label, before, after }) => (
        <Box key={label} className="imports__difference">
          <Txt className="t-soft">{label}</Txt>
          <Txt>{`${before ?? '（空）'} → ${after ?? '（空）'}`}</Txt>
        </Box>
      ))}
      {note ? <Box className="t-small t-soft">{note}</Box> : null}
    </Box>
  );
}

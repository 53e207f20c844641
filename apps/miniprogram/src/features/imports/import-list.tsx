import type { ImportView } from '@tanfang/contracts';
import { IMPORT_STATES } from '@tanfang/domain';

import { open } from '@/platform/navigation';
import { Box, Press, Tag, Txt } from '@/ui';

import { isBusy } from './use-import';
import { outcomeWords, sayMoment } from './words';
import './imports.scss';

/** Earlier workbooks, newest first. */
export function ImportList({ rows }: { rows: readonly ImportView[] }) {
  return (
    <Box className="imports__list">
      {rows.map((row) => (
        <Press
          key={row.id}
          id={`import-${row.id}`}
          className="imports__item"
          onPress={() => open('import', { id: row.id })}
        >
          <Box className="tags">
            <Txt className="t-lead">{row.fileName}</Txt>
            <Tag tone={row.state === 'failed' ? 'bad' : isBusy(row) || row.canApply ? 'warn' : 'plain'}>
              {IMPORT_STATES[row.state]}
            </Tag>
          </Box>
          <Box className="t-small t-soft">{outcomeWords(row)}</Box>
          <Box className="t-small t-soft">
            {`${row.placeName} · ${row.createdByName} · ${sayMoment(row.createdAt)}`}
          </Box>
        </Press>
      ))}
    </Box>
  );
}

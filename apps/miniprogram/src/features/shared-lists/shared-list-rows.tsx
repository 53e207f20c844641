import type { SharedListView } from '@tanfang/contracts';
import { IMPORT_STATES, LIST_SOURCES } from '@tanfang/domain';

import { localDay, localTime } from '@/platform/clock';
import { Box, Notice, sayDate, Tag, Txt } from '@/ui';

import './shared-lists.scss';

/** Lists that were uploaded, newest first, with what became of each. */
export function SharedListRows({ rows }: { rows: readonly SharedListView[] }) {
  return (
    <Box className="shared-lists">
      {rows.map((row) => (
        <Box key={row.id} id={`list-${row.id}`} className="shared-lists__item">
          <Box className="tags">
            <Txt className="t-lead">{LIST_SOURCES[row.source]}</Txt>
            <Tag tone={row.state === 'failed' ? 'bad' : row.state === 'checking' ? 'warn' : 'good'}>
              {row.state === 'checking' ? '比对中' : row.state === 'checked' ? '已比对' : IMPORT_STATES[row.state]}
            </Tag>
            <Tag>{row.complete ? '全市完整名单' : '部分名单'}</Tag>
          </Box>
          <Box>{resultOf(row)}</Box>
          {row.error ? <Notice tone="bad">{row.error}</Notice> : null}
          {row.unreadable.slice(0, 5).map(({ rowNumber, detail }) => (
            <Box key={rowNumber} className="t-small shared-lists__error">{`第 ${rowNumber} 行：${detail}`}</Box>
          ))}
          {row.rowsUnreadable > 5 ? (
            <Box className="t-small t-soft">{`另有 ${row.rowsUnreadable - 5} 行读不出，改好后再传一次即可。`}</Box>
          ) : null}
          <Box className="t-small t-soft">
            {`${row.fileName} · ${row.createdByName} · ${sayDate(localDay(row.createdAt), localDay())} ${localTime(row.createdAt)}`}
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function resultOf({ state, rowsRead, items }: SharedListView): string {
  const decided = items.accepted + items.dismissed + items.settled;
  const read = `${state === 'checking' ? '已读' : '共'} ${rowsRead} 人`;
  if (items.open + decided === 0) return state === 'checked' ? `${read}，与台账一致` : read;
  return `${read}，待核对 ${items.open} 条，已处理 ${decided} 条`;
}

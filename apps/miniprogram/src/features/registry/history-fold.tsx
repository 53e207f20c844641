import type { ElderChangePage } from '@tanfang/contracts';

import { localDay, localTime } from '@/platform/clock';
import { usePagedList } from '@/platform/pages';
import { api } from '@/platform/request';
import { Box, Fold, Paged, sayDate, Txt } from '@/ui';

import './history-fold.scss';

/** From a file: each field that changed, before and after, by whom and when. */
export function HistoryFold({ elderId, version }: { elderId: number; version: number }) {
  return (
    <Fold id="history" title="修改记录" summary="每次改了哪一项、改前改后、谁改的">
      <History elderId={elderId} version={version} />
    </Fold>
  );
}

function History({ elderId, version }: { elderId: number; version: number }) {
  const pages = usePagedList(`history-${elderId}-${version}`, (cursor): Promise<ElderChangePage> =>
    api.get(`/elders/${elderId}/history`, { cursor, limit: 20 }),
  );
  return (
    <Paged id="history-list" pages={pages} empty={<Box className="t-soft">登记之后还没有改过。</Box>}>
      {(items) => (
        <>
          {items.map((one) => (
            <Box key={one.id} className="file-history">
              <Txt className="t-soft">{one.label}</Txt>
              <Txt className="file-history__values">{`${one.before ?? '（空）'} → ${one.after ?? '（空）'}`}</Txt>
              <Txt className="t-small t-soft">
                {`${one.changedByName}，${sayDate(localDay(one.changedAt), localDay())} ${localTime(one.changedAt)}`}
              </Txt>
            </Box>
          ))}
        </>
      )}
    </Paged>
  );
}

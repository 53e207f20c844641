import { localDay } from '@/platform/clock';
import { usePagedList } from '@/platform/pages';
import { Box, Fold, Paged, sayDate, Txt } from '@/ui';

import { looksOf } from './calls';
import './consents.scss';

/** From a file: who looked at a masked number, when and what for. */
export function LooksFold({ elderId }: { elderId: number }) {
  return (
    <Fold id="looks" title="查看记录" summary="谁看过身份证号和电话">
      <Looks elderId={elderId} />
    </Fold>
  );
}

function Looks({ elderId }: { elderId: number }) {
  const looks = usePagedList(`looks-${elderId}`, (cursor) => looksOf(elderId, cursor));
  return (
    <Paged id="looks-list" pages={looks} empty={<Box className="t-soft">还没有人查看过完整号码。</Box>}>
      {(items) => (
        <>
          {items.map((one) => (
            <Box key={one.id} className="consents__one">
              <Txt>{`${one.byName}查看了${one.label}`}</Txt>
              <Box className="t-small t-soft">{`${sayDate(localDay(one.at), localDay())} · ${one.reason}`}</Box>
            </Box>
          ))}
        </>
      )}
    </Paged>
  );
}

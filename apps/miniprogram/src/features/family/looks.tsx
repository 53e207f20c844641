import type { FamilyLookPage } from '@tanfang/contracts';

import { localDay } from '@/platform/clock';
import { api } from '@/platform/request';
import { useResource } from '@/platform/resource';
import { Box, Fold, Loaded, sayDate, Txt } from '@/ui';

/** Who looked at the elder's numbers, in calm words. */
export function FamilyLooks({ elderId }: { elderId: number }) {
  return (
    <Fold id="family-looks" title="谁查看过号码">
      <Looks elderId={elderId} />
    </Fold>
  );
}

function Looks({ elderId }: { elderId: number }) {
  const looks = useResource(`family-looks-${elderId}`, () =>
    api.get<FamilyLookPage>(`/family/elders/${elderId}/looks`, { limit: 20 }),
  );
  return (
    <Loaded resource={looks}>
      {({ items }) =>
        items.length === 0 ? (
          <Box className="t-soft">还没有人查看过完整号码。</Box>
        ) : (
          <>
            {items.map((one) => (
              <Box key={one.id}>
                <Txt>{one.summary}</Txt>
                <Box className="t-small t-soft">{sayDate(one.on, localDay())}</Box>
              </Box>
            ))}
          </>
        )
      }
    </Loaded>
  );
}

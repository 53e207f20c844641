import type { AssignedElderRow } from '@tanfang/contracts';

import { focusOn, useArrowKeys } from '@/platform/keyboard';
import { isWeb } from '@/platform/environment';
import type { PagedList } from '@/platform/pages';
import { Box, Button, Empty, LevelTag, Paged, Tag, Txt } from '@/ui';

import { PickRow } from './pick-row';
import type { Picks } from './use-picks';

interface ElderPicksProps {
  pages: PagedList<AssignedElderRow>;
  picks: Picks<AssignedElderRow>;
  withVillage: boolean;
}

const rowId = (id: number): string => `pick-${id}`;

/** Elders with their visitor, to be chosen; arrow keys move, space chooses. */
export function ElderPicks({ pages, picks, withVillage }: ElderPicksProps) {
  const rows = pages.list.data ?? [];
  useArrowKeys((step) => {
    const focused = isWeb ? document.activeElement?.id : undefined;
    const at = rows.findIndex(({ elderId }) => rowId(elderId) === focused);
    const next = rows[at === -1 ? 0 : at + step];
    if (next) focusOn(rowId(next.elderId));
  });
  return (
    <Paged id="elders" pages={pages} empty={<Empty title="这里没有老人">换一个村（居）或探访员再看。</Empty>}>
      {(shown) => (
        <>
          <Box className="picks-head">
            <Txt className="t-soft t-num">{`显示 ${shown.length} 位，已选 ${picks.chosen.length} 位`}</Txt>
            <Button id="pick-all" kind="quiet" onPress={() => picks.toggleAll(shown)}>
              {shown.every(({ elderId }) => picks.has(elderId)) ? '取消全选' : '全选这些'}
            </Button>
          </Box>
          <Box className="picks" role="group" label="选择老人">
            {shown.map((row) => (
              <PickRow
                key={row.elderId}
                id={rowId(row.elderId)}
                label={`${row.name}，${row.visitorName ?? '未指定联系人'}`}
                on={picks.has(row.elderId)}
                onToggle={() => picks.toggle(row)}
              >
                <Box className="tags">
                  <Txt className="t-strong">{row.name}</Txt>
                  <Txt className="t-soft t-num">{`${row.age}岁`}</Txt>
                  <LevelTag level={row.level} />
                  <Txt className="t-small t-soft">{(withVillage ? row.villageName : '') + row.address}</Txt>
                </Box>
                <Box className="tags">
                  {row.visitorName ? <Txt>{row.visitorName}</Txt> : <Tag tone="warn">未指定联系人</Tag>}
                  {row.cover ? <Tag>{`${row.cover.name} 代班中`}</Tag> : null}
                </Box>
              </PickRow>
            ))}
          </Box>
        </>
      )}
    </Paged>
  );
}

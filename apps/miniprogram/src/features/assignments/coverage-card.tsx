import type { Coverage } from '@tanfang/contracts';

import { localDay } from '@/platform/clock';
import { open } from '@/platform/navigation';
import { Box, Button, Card, Fold, LevelTag, Row, sayDate, Tag, Txt } from '@/ui';

/** How many elders have nobody, and who is filed, 三（二）6. */
export function CoverageCard({ coverage, onShowUnassigned }: { coverage: Coverage; onShowUnassigned: () => void }) {
  const { elders, withoutVisitor, visitors, filed, rows, arrivals } = coverage;
  const lacking = rows.filter((row) => row.withoutVisitor > 0 || row.filed < row.visitors);
  return (
    <Card id="coverage">
      <Box className="t-lead">
        {withoutVisitor === 0 ? '每位老人都有探访关爱联系人' : `${withoutVisitor} 位老人还没有探访关爱联系人`}
      </Box>
      <Box className="t-soft t-num">{`在册 ${elders} 位 · 探访员 ${visitors} 人，已报送备案 ${filed} 人`}</Box>
      {lacking.length > 0 ? (
        <Fold id="coverage-below" title="还没有齐的地方" summary={`${lacking.length} 处`}>
          {lacking.map((row) => (
            <Box key={row.regionCode} className="past">
              <Txt className="t-strong">{row.name}</Txt>
              <Txt className="t-num">
                {[
                  row.withoutVisitor > 0 ? `${row.withoutVisitor} 位老人没有联系人` : '',
                  row.filed < row.visitors ? `${row.visitors - row.filed} 名探访员未备案` : '',
                ]
                  .filter(Boolean)
                  .join('；')}
              </Txt>
            </Box>
          ))}
        </Fold>
      ) : null}
      {arrivals.length > 0 ? (
        <Fold
          id="arrivals"
          title={`近 30 天迁入 ${arrivals.length} 位`}
          summary={arrivals.map(({ name }) => name).join('、')}
          startOpen={arrivals.some(({ assigned }) => !assigned)}
        >
          {arrivals.map((arrival) => (
            <Row
              key={arrival.elderId}
              id={`arrival-${arrival.elderId}`}
              onPress={() => open('elderFile', { id: arrival.elderId })}
            >
              <Box className="tags">
                <Txt className="t-strong">{arrival.name}</Txt>
                <LevelTag level={arrival.level} />
                {arrival.assigned ? null : <Tag tone="warn">未指定联系人</Tag>}
              </Box>
              <Box className="t-small t-soft">
                {`${sayDate(arrival.on, localDay())}从${arrival.fromVillageName}迁到${arrival.villageName}${arrival.address}`}
              </Box>
            </Row>
          ))}
        </Fold>
      ) : null}
      {withoutVisitor > 0 ? (
        <Button id="show-unassigned" kind="quiet" onPress={onShowUnassigned}>
          只看没有联系人的老人
        </Button>
      ) : null}
    </Card>
  );
}

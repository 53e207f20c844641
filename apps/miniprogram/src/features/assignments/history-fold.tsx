import { ASSIGNMENT_REASONS } from '@tanfang/domain';

import { localDay } from '@/platform/clock';
import { useResource } from '@/platform/resource';
import { Box, Card, Fold, Loaded, sayDate, Txt } from '@/ui';

import { assignmentsOf } from './calls';
import './assignments.scss';

/** From a file: who was the 探访关爱联系人, from when to when, by whom and why. */
export function AssignmentHistoryFold({ elderId }: { elderId: number }) {
  return (
    <Card className="card--rows">
      <Fold id="assignment-history" title="历任探访关爱联系人">
        <History elderId={elderId} />
      </Fold>
    </Card>
  );
}

function History({ elderId }: { elderId: number }) {
  const history = useResource(`assignments-${elderId}`, () => assignmentsOf(elderId));
  const day = (instant: string): string => sayDate(localDay(instant), localDay());
  return (
    <Loaded resource={history}>
      {({ items }) =>
        items.length === 0 ? (
          <Box className="t-soft">还没有指定过。</Box>
        ) : (
          <>
            {items.map((item) => (
              <Box key={item.beganAt} className="past">
                <Txt className="t-strong">{item.visitorName}</Txt>
                <Txt className="t-num">{`${day(item.beganAt)}起${item.endedAt ? `，${day(item.endedAt)}止` : ''}`}</Txt>
                <Txt className="t-small t-soft">
                  {[
                    `${item.assignedByName} · ${ASSIGNMENT_REASONS[item.reason]}`,
                    item.note,
                    item.endReason && `${item.endedByName ?? ''}因${ASSIGNMENT_REASONS[item.endReason]}结束`,
                  ]
                    .filter(Boolean)
                    .join('；')}
                </Txt>
              </Box>
            ))}
          </>
        )
      }
    </Loaded>
  );
}

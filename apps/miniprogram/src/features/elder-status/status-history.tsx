import { levelName } from '@tanfang/domain';

import { localDay } from '@/platform/clock';
import { usePagedList } from '@/platform/pages';
import { Box, Fold, Paged, sayDate, Txt } from '@/ui';

import { classesOf, eventsOf } from './calls';

const WHY: Record<string, string> = {
  registered: '建档时判定',
  facts_changed: '情况变化',
  household_changed: '同户人员变化',
  by_time: '到了日期',
  raise_decided: '提级批准',
  raise_ended: '提级结束',
};

/** How status and class came to be what they are, latest first. */
export function StatusHistory({ elderId, step }: { elderId: number; step: number }) {
  return (
    <>
      <Fold id="status-events" title="状态经过" summary="暂停、意愿、退出和恢复">
        <Events key={step} elderId={elderId} />
      </Fold>
      <Fold id="class-periods" title="类别变化" summary="每次判定的条款和原因">
        <Classes key={step} elderId={elderId} />
      </Fold>
    </>
  );
}

function Events({ elderId }: { elderId: number }) {
  const today = localDay();
  const pages = usePagedList(`status-events-${elderId}`, (cursor) => eventsOf(elderId, cursor));
  return (
    <Paged id="status-events-list" pages={pages} empty={<Box className="t-soft">建档以来状态没有变化。</Box>}>
      {(events) => (
        <>
          {events.map((event) => (
            <Box key={event.id} className="status__one">
              <Txt>{`${event.title}，${sayDate(event.from, today)}${event.to ? `至${sayDate(event.to, today)}` : '起'}`}</Txt>
              {event.note ? <Box className="t-wrap">{event.note}</Box> : null}
              <Box className="t-small t-soft">
                {`${sayDate(localDay(event.recordedAt), today)} ${event.recordedByName}记录`}
              </Box>
            </Box>
          ))}
        </>
      )}
    </Paged>
  );
}

function Classes({ elderId }: { elderId: number }) {
  const today = localDay();
  const pages = usePagedList(`class-periods-${elderId}`, (cursor) => classesOf(elderId, cursor));
  return (
    <Paged id="class-periods-list" pages={pages} empty={<Box className="t-soft">还没有判定过类别。</Box>}>
      {(periods) => (
        <>
          {periods.map((period) => (
            <Box key={period.from} className="status__one">
              <Txt className="t-strong">
                {`${levelName(period.level)}${period.clause && period.clause !== 'M' && period.clause !== period.level ? `（${period.clause}）` : ''}，${sayDate(period.from, today)}${period.to ? `至${sayDate(period.to, today)}` : '起'}`}
              </Txt>
              {period.raise ? (
                <Box className="t-wrap">
                  {`人工提级：${period.raise.reason}。${period.raise.proposedByName}提出，${period.raise.decidedByName}批准。`}
                </Box>
              ) : null}
              <Box className="t-small t-soft">{WHY[period.reason] ?? ''}</Box>
            </Box>
          ))}
        </>
      )}
    </Paged>
  );
}

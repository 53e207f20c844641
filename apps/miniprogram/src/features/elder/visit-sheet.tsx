import type { VisitDetail } from '@tanfang/contracts';
import {
  FOLLOW_UP_STATUSES,
  HANDLINGS,
  VISIT_ITEM_GROUPS,
  VISIT_ITEMS,
  VISIT_METHODS,
  VISIT_OUTCOMES,
  type VisitItemGroup,
} from '@tanfang/domain';

import { localDay, localTime } from '@/platform/clock';
import { Box, Card, Facts, Img, sayDate, Section, Txt } from '@/ui';

/** One saved record in the order of the form. A record is not changed; a correction is a new one. */
export function VisitSheet({ visit }: { visit: VisitDetail }) {
  const today = localDay();
  const late = visit.late ? `${sayDate(localDay(visit.recordedAt), today)}补录：${visit.lateReason ?? ''}` : null;
  return (
    <>
      <Card>
        <Box className="t-title">{`${visit.elderName}\u3000${visit.ordinal === null ? VISIT_OUTCOMES[visit.outcome] : `第 ${visit.ordinal} 次`}`}</Box>
        <Facts
          items={[
            ['服务方式', VISIT_METHODS[visit.method]],
            [
              '时间',
              `${sayDate(visit.visitedOn, today)} ${localTime(visit.startedAt)}${visit.durationMinutes ? `，约 ${visit.durationMinutes} 分钟` : ''}`,
            ],
            ['探访人员', visit.visitor.displayName],
            ['同行人员', visit.companions],
            ['补录', late],
          ]}
        />
      </Card>
      {visit.items ? <Answers visit={visit} /> : null}
      {visit.serviceNeeds || visit.suggestions ? (
        <Card>
          <Facts
            items={[
              ['服务需求', visit.serviceNeeds],
              ['关爱建议', visit.suggestions],
            ]}
          />
        </Card>
      ) : null}
      {visit.followUps.length > 0 ? (
        <Section title="跟踪事项">
          <Card>
            {visit.followUps.map((followUp) => (
              <Box key={followUp.id}>{`${followUp.sentence}（${FOLLOW_UP_STATUSES[followUp.status]}）`}</Box>
            ))}
          </Card>
        </Section>
      ) : null}
      {visit.signature ? (
        <Section title="被探访人签字">
          <Card>
            <Img className="elder__signature" src={visit.signature} alt="被探访人签字" />
          </Card>
        </Section>
      ) : null}
    </>
  );
}

function Answers({ visit }: { visit: VisitDetail }) {
  const answers = (visit.items ?? {}) as Record<string, string | null | undefined>;
  const handlingOf = (key: string) => visit.handlings.find((handling) => handling.itemKey === key);
  return (
    <Card>
      {visit.allUnchangedChecked ? <Txt className="t-strong">逐项已查看，均无变化</Txt> : null}
      {(Object.keys(VISIT_ITEM_GROUPS) as VisitItemGroup[]).map((group) => (
        <Facts
          key={group}
          items={VISIT_ITEMS.filter((item) => item.group === group).map((item) => {
            const answer = answers[item.key];
            const handling = handlingOf(item.key);
            const words = answer ? (item.options as Record<string, string>)[answer] : '';
            const count =
              item.key === 'populationChange' && visit.populationChangeCount
                ? ` ${visit.populationChangeCount} 人`
                : '';
            const illness = item.key === 'illness' && visit.illnessName ? `，${visit.illnessName}` : '';
            const handled = handling
              ? `，${HANDLINGS[handling.handling]}${handling.note ? `（${handling.note}）` : ''}`
              : '';
            return [item.label, `${words}${count}${illness}${handled}`];
          })}
        />
      ))}
    </Card>
  );
}

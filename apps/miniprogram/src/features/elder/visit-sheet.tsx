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

import { VisitAttachments } from './visit-attachments';
import { localDay, localTime } from '@/platform/clock';
import { Box, Button, Card, Facts, Img, Notice, sayDate, Section, Txt } from '@/ui';

/** One saved record in the order of the form. A record is not changed; a correction is a new one. */
export function VisitSheet({ visit, onOpen }: { visit: VisitDetail; onOpen: (visitId: number) => void }) {
  const today = localDay();
  const late = visit.late ? `${sayDate(localDay(visit.recordedAt), today)}补录：${visit.lateReason ?? ''}` : null;
  return (
    <>
      <Standing visit={visit} onOpen={onOpen} />
      <Card>
        <Box className="t-title">{`${visit.elderName}\u3000${numberOf(visit)}`}</Box>
        <Facts
          items={[
            ['服务方式', VISIT_METHODS[visit.method]],
            [
              '时间',
              `${sayDate(visit.visitedOn, today)} ${localTime(visit.startedAt)}${visit.durationMinutes ? `，约 ${visit.durationMinutes} 分钟` : ''}`,
            ],
            ['探访人员', visit.visitor.displayName],
            ['录入人员', visit.recordedBy.accountId === visit.visitor.accountId ? null : visit.recordedBy.displayName],
            ['同行人员', visit.companions],
            ['被探访人', visitedWords(visit)],
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
      <VisitAttachments visit={visit} />
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

/** 第 N 次, or how the attempt ended; a record that no longer stands shows the number that it had. */
function numberOf({ ordinal, change, outcome }: VisitDetail): string {
  const number = ordinal ?? change?.ordinal ?? null;
  return number === null ? VISIT_OUTCOMES[outcome] : `第 ${number} 次`;
}

/** Whether the record still stands: who made it void, when and why, and where the other one is. */
function Standing({ visit, onOpen }: { visit: VisitDetail; onOpen: (visitId: number) => void }) {
  const { change, correctsId } = visit;
  if (change) {
    const { kind, replacementId } = change;
    const when = `${sayDate(localDay(change.changedAt), localDay())} ${localTime(change.changedAt)}`;
    return (
      <Notice
        id="standing"
        tone="warn"
        action={
          replacementId === null ? undefined : (
            <Button id="replacement" onPress={() => onOpen(replacementId)}>
              看更正后的记录
            </Button>
          )
        }
      >
        {`这条记录${kind === 'corrected' ? '已更正' : '已撤回'}，不再计入。${when}，${change.changedBy.displayName}，原因：${change.reason}`}
      </Notice>
    );
  }
  if (correctsId === null) return null;
  return (
    <Notice
      id="standing"
      action={
        <Button id="corrected" onPress={() => onOpen(correctsId)}>
          看原来的记录
        </Button>
      }
    >
      {sayReplaced(visit)}
    </Notice>
  );
}

/** How often the record was corrected, and the last time of which day, by whom and why: as on paper. */
function sayReplaced({ replaced }: VisitDetail): string {
  const [latest] = replaced;
  if (!latest) return '这是更正后的记录。';
  const today = localDay();
  const by = `${sayDate(localDay(latest.changedAt), today)}由${latest.changedBy.displayName}`;
  return `这是更正后的记录，更正 ${replaced.length} 次。${by}更正了${sayDate(latest.visitedOn, today)}的记录，原因：${latest.reason}`;
}

/** 被探访人, and why nobody signed; a drawn signature is shown below. */
function visitedWords({ visitedPerson, elderName, outcome }: VisitDetail): string | null {
  if (outcome !== 'completed') return null;
  const { name, relation, absentReason } = visitedPerson;
  const who = name === null ? `${elderName}（本人）` : `${name}${relation ? `（${relation}）` : ''}`;
  return absentReason ? `${who}，未签字：${absentReason}` : who;
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

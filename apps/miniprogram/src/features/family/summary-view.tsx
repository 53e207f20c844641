import type { FamilySummary } from '@tanfang/contracts';
import { VISIT_METHODS } from '@tanfang/domain';

import { localDay } from '@/platform/clock';
import { Box, Button, Card, sayDate, Section, Txt, WeatherTips } from '@/ui';

import './family.scss';

/** How somebody is, for the family: when the last visit was, when the next one comes, and what is being seen to. */
export function SummaryView({ summary, onDone }: { summary: FamilySummary; onDone?: (id: number) => void }) {
  const today = localDay();
  const [last] = summary.visits.filter((visit) => visit.outcome === 'completed');
  return (
    <>
      <Card className="family-head" id="family-head">
        <Box className="t-title">{`${summary.name}，${summary.age}岁`}</Box>
        <Box className="family-head__dates">
          <DateBlock
            id="last-visit"
            title="最近一次探访"
            date={last ? sayDate(last.on, today) : '还没有'}
            words={last && VISIT_METHODS[last.method]}
          />
          <DateBlock
            id="next-visit"
            title="下一次"
            date={summary.nextPlanned ? sayDate(summary.nextPlanned.on, today) : '待安排'}
            words={summary.nextPlanned && VISIT_METHODS[summary.nextPlanned.method]}
          />
        </Box>
        <Box className="t-soft">{summary.levelWords}</Box>
      </Card>
      <WeatherTips warnings={summary.warnings} name="family-warning" startOpen />
      <Section id="family-follow-ups" title="正在处理的事">
        {summary.followUps.length === 0 ? (
          <Box className="t-soft">目前没有。</Box>
        ) : (
          summary.followUps.map((followUp) => (
            <Card key={followUp.id}>
              <Box>{followUp.summary}</Box>
              <Box className="t-small t-soft">{`${sayDate(followUp.since, today)}起`}</Box>
              {followUp.saidDone ? (
                <Box className="t-small">您已反映处理好了，工作人员会再看一看。</Box>
              ) : onDone ? (
                <Button id={`done-${followUp.id}`} onPress={() => onDone(followUp.id)}>
                  已处理
                </Button>
              ) : null}
            </Card>
          ))
        )}
      </Section>
      <Section id="family-visits" title="最近的探访">
        {summary.visits.length === 0 ? <Box className="t-soft">还没有探访记录。</Box> : null}
        <Box className="family-visits" role="list">
          {summary.visits.map((visit, index) => (
            <Box key={index} className="family-visits__one" role="listitem">
              <Txt className="t-strong">{sayDate(visit.on, today)}</Txt>
              <Box>{visit.summary}</Box>
            </Box>
          ))}
        </Box>
      </Section>
    </>
  );
}

function DateBlock({ id, title, date, words }: { id: string; title: string; date: string; words?: string | null }) {
  return (
    <Box id={id} className="family-head__date">
      <Txt className="t-small t-soft">{title}</Txt>
      <Txt className="t-lead">{date}</Txt>
      {words ? <Txt>{words}</Txt> : null}
    </Box>
  );
}

import type { QuarterReport } from '@tanfang/contracts';

import { Box, Card, Empty, Section, Tag, Txt } from '@/ui';

import { ACTION_WORDS, REPORT_STATUSES, sayInstant, STATUS_TONES } from './words';

/** Each step of the report: when, by whom, with which remarks. */
export function ReportHistory({ report }: { report: QuarterReport }) {
  const label = (code: string) =>
    report.sections.flatMap(({ lines }) => lines).find((line) => line.code === code)?.label ?? code;
  return (
    <Section id="history" title="经过">
      {report.events.length === 0 && report.corrections.length === 0 ? <Empty title="还没有报送过" /> : null}
      {report.events.length > 0 || report.corrections.length > 0 ? (
        <Card>
          {report.events.map((event) => (
            <Box key={event.at} className="report__event">
              <Box className="tags">
                <Tag tone={STATUS_TONES[event.toStatus]}>{ACTION_WORDS[event.action]}</Tag>
                <Txt className="t-small t-soft">{`${sayInstant(event.at)} ${event.accountName}`}</Txt>
              </Box>
              {event.note ? <Box>{event.note}</Box> : null}
              {event.remarks.map((remark) => (
                <Box key={remark.line} className="t-small">{`${label(remark.line)}：${remark.text}`}</Box>
              ))}
            </Box>
          ))}
          {report.corrections.map((each) => (
            <Box key={each.at} className="report__event">
              <Box className="tags">
                <Tag>更正</Tag>
                <Txt className="t-small t-soft">{`${sayInstant(each.at)} ${each.accountName}`}</Txt>
              </Box>
              <Box>{`${each.label}：${each.before} 更正为 ${each.after}。${each.reason}`}</Box>
            </Box>
          ))}
        </Card>
      ) : null}
      <Box className="t-small t-soft">{`现在的状态：${REPORT_STATUSES[report.status]}`}</Box>
    </Section>
  );
}

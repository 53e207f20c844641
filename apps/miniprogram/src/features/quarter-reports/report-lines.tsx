import type { QuarterReport, ReportLine } from '@tanfang/contracts';

import { open } from '@/platform/navigation';
import { Box, Button, OpenNumber, Section, Txt } from '@/ui';

import './quarter-reports.scss';

/** What can be done at each line. */
export interface LineWork {
  words: (line: ReportLine) => string;
  onPress: (line: ReportLine) => void;
  /** What was noted at a line so far. */
  noted?: Readonly<Record<string, string>>;
}

/** All figures of the report; each number opens the records that it was counted from. */
export function ReportLines({ report, work }: { report: QuarterReport; work: LineWork | null }) {
  const remarks = report.status === 'accepted' ? [] : lastRemarks(report);
  return (
    <Box className="report__sections">
      {report.sections.map((section) => (
        <Section key={section.code} id={`section-${section.code}`} title={section.title}>
          <Box className="card card--rows">
            {section.lines.map((line) => (
              <Line
                key={line.code}
                line={line}
                report={report}
                remark={remarks.find((each) => each.line === line.code)?.text}
                work={work}
              />
            ))}
          </Box>
        </Section>
      ))}
    </Box>
  );
}

/** The bureau's remarks of the latest return. */
const lastRemarks = ({ events }: QuarterReport) =>
  [...events].reverse().find(({ action }) => action === 'return')?.remarks ?? [];

interface LineProps {
  line: ReportLine;
  report: QuarterReport;
  remark: string | undefined;
  work: LineWork | null;
}

function Line({ line, report, remark, work }: LineProps) {
  const { code, label, text, numerator, denominator, records } = line;
  const difference = report.differences.find((each) => each.code === code);
  const corrections = report.corrections.filter((each) => each.line === code);
  const noted = work?.noted?.[code];
  const inner = label.startsWith('其中') || label.startsWith('退出：');
  return (
    <Box id={`line-${code}`} className="line">
      <Box className="line__main">
        <Box className={`line__label ${inner ? 'line__label--inner' : ''}`}>{label}</Box>
        {denominator === null ? null : <Txt className="t-small t-soft t-num">{`${numerator}/${denominator}`}</Txt>}
        {records ? (
          <OpenNumber
            id={`open-${code}`}
            text={text}
            about={label}
            onPress={() =>
              open('figureRecords', {
                place: report.place.code,
                title: label,
                measure: records.measure,
                period: records.period,
                level: records.level ?? undefined,
                detail: records.detail,
              })
            }
          />
        ) : (
          <Txt className="t-num">{text}</Txt>
        )}
        {work ? (
          <Button
            id={`work-${code}`}
            kind="quiet"
            label={`${label}：${work.words(line)}`}
            onPress={() => work.onPress(line)}
          >
            {work.words(line)}
          </Button>
        ) : null}
      </Box>
      {remark ? <Box className="line__remark">{`退回意见：${remark}`}</Box> : null}
      {noted ? <Box className="line__remark">{`意见：${noted}`}</Box> : null}
      {corrections.map((each) => (
        <Box key={each.at} className="line__note">{`由 ${each.before} 更正为 ${each.after}：${each.reason}`}</Box>
      ))}
      {difference ? <Box className="line__note">{`按现在的记录重算为 ${difference.after}`}</Box> : null}
    </Box>
  );
}

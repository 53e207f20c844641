import type { QuarterReport, ReportLine } from '@tanfang/contracts';
import { useState } from 'react';

import { useRefreshWhile } from '@/platform/refresh';
import { useResource } from '@/platform/resource';
import { useReturn } from '@/platform/return';
import { Box, Button, Card, Empty, Facts, Fold, Loaded, Notice, Section, Tag } from '@/ui';

import { AttachmentsCard } from './attachments-card';
import { readReport, type ReportKey } from './calls';
import { DownloadCard } from './download-card';
import { CorrectSheet, RemarkSheet } from './line-sheets';
import { ReportHistory } from './report-history';
import { type LineWork, ReportLines } from './report-lines';
import { ReportSteps } from './report-steps';
import { ReportTexts } from './report-texts';
import { useTexts } from './use-texts';
import { REPORT_STATUSES, sayDeadline, sayInstant, STATUS_TONES } from './words';
import './quarter-reports.scss';

/** A place's report of a quarter: the figures, the texts, and what may be done with it. */
export function ReportView({ place, quarter }: ReportKey) {
  const resource = useResource(`report-${place}-${quarter}`, () => readReport({ place, quarter }));
  useReturn(() => void resource.reload());
  useRefreshWhile(resource, ({ complete }) => !complete);
  const [newer, setNewer] = useState<QuarterReport | null>(null);
  return (
    <Loaded resource={resource}>
      {(data) => {
        const report =
          newer?.place.code === data.place.code && newer.quarter === data.quarter && newer.version >= data.version
            ? newer
            : data;
        return <Report report={report} onChanged={setNewer} />;
      }}
    </Loaded>
  );
}

function Report({ report, onChanged }: { report: QuarterReport; onChanged: (report: QuarterReport) => void }) {
  const draft = useTexts(report, onChanged);
  const [remarks, setRemarks] = useState<Readonly<Record<string, string>>>({});
  const [at, setAt] = useState<ReportLine | null>(null);
  const deciding = report.actions.includes('return');
  const correcting = report.actions.includes('correct');
  const [correctMode, setCorrectMode] = useState(false);
  const work: LineWork | null = deciding
    ? { words: ({ code }) => (remarks[code] ? '改意见' : '提意见'), onPress: setAt, noted: remarks }
    : correcting && correctMode
      ? { words: () => '更正', onPress: setAt }
      : null;
  return (
    <>
      <ReportHead report={report} correctMode={correctMode} onCorrect={correcting ? setCorrectMode : null} />
      <Box className="report">
        <Box className="report__main">
          <ReportLines report={report} work={work} />
          <Shortfalls report={report} />
        </Box>
        <Box className="report__side">
          <ReportTexts report={report} draft={draft} />
          <AttachmentsCard report={report} onChanged={onChanged} />
          <ReportSteps
            report={report}
            draft={draft}
            remarks={Object.entries(remarks).map(([line, text]) => ({ line, text }))}
            onChanged={(done) => {
              setRemarks({});
              onChanged(done);
            }}
          />
          <DownloadCard report={report} />
          <ReportHistory report={report} />
        </Box>
      </Box>
      {at && deciding ? (
        <RemarkSheet
          line={at}
          text={remarks[at.code] ?? ''}
          onClose={() => setAt(null)}
          onDone={(text) => {
            const { [at.code]: _old, ...others } = remarks;
            setRemarks(text === '' ? others : { ...others, [at.code]: text });
            setAt(null);
          }}
        />
      ) : null}
      {at && !deciding && correcting ? (
        <CorrectSheet
          report={report}
          line={at}
          onClose={() => setAt(null)}
          onDone={(done) => {
            setAt(null);
            onChanged(done);
          }}
        />
      ) : null}
    </>
  );
}

interface HeadProps {
  report: QuarterReport;
  correctMode: boolean;
  onCorrect: ((on: boolean) => void) | null;
}

function ReportHead({ report, correctMode, onCorrect }: HeadProps) {
  const lastReturn = [...report.events].reverse().find(({ action }) => action === 'return');
  return (
    <Card id="report-head">
      <Box className="tags">
        <Box className="t-title" role="heading">{`${report.place.name} ${report.quarterName}`}</Box>
        <Tag tone={STATUS_TONES[report.status]}>{REPORT_STATUSES[report.status]}</Tag>
        {report.overdue ? <Tag tone="bad">已过报送期限</Tag> : null}
      </Box>
      <Facts
        wide
        items={[
          ['报送期限', report.place.level === 'town' ? sayDeadline(report.deadline) : null],
          ['报送', report.submittedAt && `${sayInstant(report.submittedAt)} ${report.submittedByName ?? ''}`],
          ['审核', report.decidedAt && `${sayInstant(report.decidedAt)} ${report.decidedByName ?? ''}`],
          ['数字', report.frozen ? `报送时的数字，${countedWords(report)}` : `现在的数字，${countedWords(report)}`],
        ]}
      />
      {report.status === 'returned' && lastReturn ? (
        <Notice id="returned" tone="warn">
          {`退回原因：${lastReturn.note ?? ''}${lastReturn.remarks.length > 0 ? `（有 ${lastReturn.remarks.length} 行意见，见下面各行）` : ''}`}
        </Notice>
      ) : null}
      {report.complete ? null : <Notice>正在统计最近的变化，数字会自己更新。</Notice>}
      {report.differences.length > 0 ? (
        <Fold
          id="differences"
          title="按现在的记录重算有出入"
          summary={`${report.differences.length} 行；报表里的数字不变`}
        >
          {report.differences.map((each) => (
            <Box key={each.code} className="t-num">{`${each.label}：报表 ${each.before}，现在 ${each.after}`}</Box>
          ))}
        </Fold>
      ) : null}
      {onCorrect ? (
        <Box>
          <Tag>{correctMode ? '在要更正的那一行点“更正”' : '审核通过的数字不能改，可以更正'}</Tag>
          <CorrectSwitch on={correctMode} onChange={onCorrect} />
        </Box>
      ) : null}
    </Card>
  );
}

const countedWords = ({ countedAt }: QuarterReport): string =>
  countedAt ? `${sayInstant(countedAt)}统计` : '还没有统计';

function CorrectSwitch({ on, onChange }: { on: boolean; onChange: (on: boolean) => void }) {
  return (
    <Button id="correct-mode" kind="quiet" icon="edit" onPress={() => onChange(!on)}>
      {on ? '不更正了' : '更正'}
    </Button>
  );
}

/** 短板: villages (of the city: towns) below a parameter, with the figure. */
function Shortfalls({ report }: { report: QuarterReport }) {
  const below = report.place.level === 'city' ? '镇（区、街道）' : '村（居）';
  return (
    <Section id="shortfalls" title={`需要加强的${below}（${report.shortfalls.length}）`}>
      {report.shortfalls.length === 0 ? (
        <Empty title="没有" />
      ) : (
        <Box className="card card--rows">
          {report.shortfalls.map(({ place, reasons }) => (
            <Box key={place.code} className="line">
              <Box className="t-strong">{place.name}</Box>
              <Box className="t-soft t-num">{reasons.join('；')}</Box>
            </Box>
          ))}
        </Box>
      )}
    </Section>
  );
}

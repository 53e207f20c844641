import type { QuarterReport, ReportLineRemark } from '@tanfang/contracts';
import { useState } from 'react';

import { sayProblem, useSending } from '@/platform/sending';
import { AreaField, ask, Box, Button, Refusal, say, Section, Sheet } from '@/ui';

import { acceptReport, returnReport, submitReport, withdrawReport } from './calls';
import type { TextsDraft } from './use-texts';

interface ReportStepsProps {
  report: QuarterReport;
  draft: TextsDraft;
  /** What was noted at the lines. */
  remarks: ReportLineRemark[];
  onChanged: (report: QuarterReport) => void;
}

/** What the reader may do with the report now: submit, take back, return, accept. */
export function ReportSteps({ report, draft, remarks, onChanged }: ReportStepsProps) {
  const sending = useSending();
  const [returning, setReturning] = useState(false);
  const key = { place: report.place.code, quarter: report.quarter };
  const can = (action: QuarterReport['actions'][number]) => report.actions.includes(action);
  const office = report.place.level === 'town' ? '市民政局' : '上级';

  const submit = async () => {
    const current = draft.changed ? await draft.save() : report;
    if (!current) return;
    const yes = await ask({
      title: `报送${report.quarterName}报表`,
      body: `报送后数字定格在此刻，发给${office}。审核前可以撤回。`,
      confirm: '报送',
    });
    if (!yes) return;
    const done = await sending.send({ version: current.version }, (body) => submitReport(key, body));
    if (done) finish(done, '已报送。');
  };
  const withdraw = async () => {
    if (!(await ask({ title: '撤回报表', body: '撤回后可以修改，改好再报送。', confirm: '撤回' }))) return;
    const done = await sending.send({ version: report.version }, (body) => withdrawReport(key, body));
    if (done) finish(done, '已撤回，可以修改了。');
  };
  const accept = async () => {
    const yes = await ask({
      title: `审核通过${report.place.name}的报表`,
      body: '通过后数字不再变动；以后有出入，只能另记更正。',
      confirm: '审核通过',
    });
    if (!yes) return;
    const done = await sending.send({ version: report.version, note: null }, (body) => acceptReport(key, body));
    if (done) finish(done, '已审核通过。');
  };
  const finish = (done: QuarterReport, words: string) => {
    say(words);
    onChanged(done);
  };
  if (!['submit', 'withdraw', 'return', 'accept'].some((action) => can(action as 'submit'))) return null;
  return (
    <Section id="steps" title="办理">
      <Refusal words={sayProblem(sending.problem)} />
      <Box className="report__buttons">
        {can('submit') ? (
          <Button id="report-submit" kind="primary" busy={sending.busy && '正在报送'} onPress={() => void submit()}>
            报送
          </Button>
        ) : null}
        {can('withdraw') ? (
          <Button id="report-withdraw" busy={sending.busy && '正在撤回'} onPress={() => void withdraw()}>
            撤回修改
          </Button>
        ) : null}
        {can('accept') ? (
          <Button id="report-accept" kind="primary" busy={sending.busy && '正在办理'} onPress={() => void accept()}>
            审核通过
          </Button>
        ) : null}
        {can('return') ? (
          <Button id="report-return" onPress={() => setReturning(true)}>
            {remarks.length > 0 ? `退回（${remarks.length} 条意见）` : '退回'}
          </Button>
        ) : null}
      </Box>
      {can('return') ? <Box className="t-small t-soft">要退回时，先在有问题的那一行“提意见”。</Box> : null}
      {returning ? (
        <ReturnSheet
          report={report}
          remarks={remarks}
          onClose={() => setReturning(false)}
          onDone={(done) => {
            setReturning(false);
            finish(done, '已退回。');
          }}
        />
      ) : null}
    </Section>
  );
}

function ReturnSheet(props: {
  report: QuarterReport;
  remarks: ReportLineRemark[];
  onClose: () => void;
  onDone: (report: QuarterReport) => void;
}) {
  const { report, remarks, onClose, onDone } = props;
  const sending = useSending();
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState<string>();
  const giveBack = async () => {
    if (note.trim() === '') return setMissing('请写明退回的原因');
    setMissing(undefined);
    const key = { place: report.place.code, quarter: report.quarter };
    const done = await sending.send({ version: report.version, note, remarks }, (body) => returnReport(key, body));
    if (done) onDone(done);
  };
  const label = (code: string) =>
    report.sections.flatMap(({ lines }) => lines).find((line) => line.code === code)?.label ?? code;
  return (
    <Sheet title={`退回${report.place.name}的报表`} onClose={onClose}>
      <Refusal words={sayProblem(sending.problem)} />
      {remarks.map((remark) => (
        <Box key={remark.line}>{`${label(remark.line)}：${remark.text}`}</Box>
      ))}
      <AreaField
        id="return-note"
        label="退回的原因"
        value={note}
        onChange={setNote}
        maxLength={500}
        required
        error={missing}
      />
      <Button id="return-done" kind="primary" block busy={sending.busy && '正在退回'} onPress={() => void giveBack()}>
        退回
      </Button>
    </Sheet>
  );
}

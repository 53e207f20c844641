import type { QuarterReport, ReportLine } from '@tanfang/contracts';
import { useState } from 'react';

import { sayProblem, useSending } from '@/platform/sending';
import { AreaField, Box, Button, Refusal, say, Sheet, TextField } from '@/ui';

import { correctReport } from './calls';

interface RemarkSheetProps {
  line: ReportLine;
  text: string;
  onClose: () => void;
  onDone: (text: string) => void;
}

/** The bureau's remark at a line; it goes out with the return. */
export function RemarkSheet({ line, text, onClose, onDone }: RemarkSheetProps) {
  const [words, setWords] = useState(text);
  return (
    <Sheet title={`${line.label} ${line.text}`} onClose={onClose}>
      <AreaField
        id="remark"
        label="意见"
        value={words}
        onChange={setWords}
        maxLength={500}
        hint="退回时一并发给镇（区、街道）"
      />
      <Button id="remark-done" kind="primary" block onPress={() => onDone(words.trim())}>
        记下
      </Button>
    </Sheet>
  );
}

interface CorrectSheetProps {
  report: QuarterReport;
  line: ReportLine;
  onClose: () => void;
  onDone: (report: QuarterReport) => void;
}

/** 更正: a figure of an accepted report put right by a new entry with its reason. */
export function CorrectSheet({ report, line, onClose, onDone }: CorrectSheetProps) {
  const sending = useSending();
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<Record<string, string>>({});
  const correct = async () => {
    const number = Number(value);
    const errors: Record<string, string> = {};
    if (value.trim() === '' || Number.isNaN(number)) errors.value = '请填写更正后的数字';
    if (reason.trim() === '') errors.reason = '请填写更正的原因';
    setMissing(errors);
    if (Object.keys(errors).length > 0) return;
    const key = { place: report.place.code, quarter: report.quarter };
    const done = await sending.send({ line: line.code, value: number, reason }, (body) => correctReport(key, body));
    if (!done) return;
    say('更正已记下。');
    onDone(done);
  };
  return (
    <Sheet title={`更正：${line.label}`} onClose={onClose}>
      <Box className="t-soft">{`审核通过时为 ${line.text}。原来的数字保留，更正另记一条，注明原因。`}</Box>
      <Refusal words={sayProblem(sending.problem)} />
      <TextField
        id="correct-value"
        type="decimal"
        label={`更正后的数字（${line.unit}）`}
        value={value}
        onChange={(text) => {
          setValue(text);
          setMissing(({ value: _done, ...others }) => others);
        }}
        required
        error={missing.value}
      />
      <AreaField
        id="correct-reason"
        label="更正的原因"
        value={reason}
        onChange={(text) => {
          setReason(text);
          setMissing(({ reason: _done, ...others }) => others);
        }}
        maxLength={500}
        required
        error={missing.reason}
      />
      <Button id="correct-done" kind="primary" block busy={sending.busy && '正在保存'} onPress={() => void correct()}>
        记下更正
      </Button>
    </Sheet>
  );
}

import { Choice, Field, optionsOf, TextField, Toggle } from '@/ui';

const USUAL = {
  keep: '建档存档',
  report: '报送市民政局',
  check: '核对信息',
  other: '其他',
} as const;

/** What it is for and whether numbers are shown in full: kept with the document. */
export interface Purpose {
  usual: keyof typeof USUAL | null;
  other: string;
  fullNumbers: boolean;
}

export const NO_PURPOSE: Purpose = { usual: null, other: '', fullNumbers: false };

/** The words that go to the server; empty where nothing was said yet. */
export const purposeWords = ({ usual, other }: Purpose): string =>
  usual === 'other' ? other.trim() : usual ? USUAL[usual] : '';

interface PurposeFieldProps {
  id: string;
  value: Purpose;
  mayShowNumbers: boolean;
  onChange: (value: Purpose) => void;
}

export function PurposeField({ id, value, mayShowNumbers, onChange }: PurposeFieldProps) {
  return (
    <>
      <Field label="用途" required hint="用途和您的姓名、时间一起留存。">
        <Choice
          id={`${id}-purpose`}
          label="用途"
          options={optionsOf(USUAL)}
          value={value.usual}
          onChange={(usual) => onChange({ ...value, usual })}
        />
      </Field>
      {value.usual === 'other' ? (
        <TextField
          id={`${id}-purpose-other`}
          label="其他用途"
          value={value.other}
          maxLength={100}
          onChange={(other) => onChange({ ...value, other })}
        />
      ) : null}
      {mayShowNumbers ? (
        <Toggle
          id={`${id}-full`}
          label="身份证号和电话完整显示"
          hint="不开启时隐去中间几位；开启的，每位老人的档案里会记下这次查看。"
          value={value.fullNumbers}
          onChange={(fullNumbers) => onChange({ ...value, fullNumbers })}
        />
      ) : null}
    </>
  );
}

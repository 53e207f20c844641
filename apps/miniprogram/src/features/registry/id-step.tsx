import { RESIDENT_ID_MESSAGES } from '@tanfang/domain';

import { open } from '@/platform/navigation';
import { Box, Button, Card, Notice, TextField } from '@/ui';

import type { IdCheck } from './use-id-check';

interface IdStepProps {
  typed: string;
  onChange: (typed: string) => void;
  check: IdCheck;
  /** The person wants to go on: half a number is wrong now. */
  asked: boolean;
}

/** The ID number first: who it is appears by itself, and a file that exists is named at once. */
export function IdStep({ typed, onChange, check, asked }: IdStepProps) {
  const { parsed, person, tooYoung, search } = check;
  const error = asked && !parsed.valid ? RESIDENT_ID_MESSAGES[parsed.error] : check.error;
  const duplicate = search.data?.duplicate ?? null;
  return (
    <Card>
      <TextField
        id="id-number"
        label="居民身份证号码"
        type="idcard"
        maxLength={24}
        placeholder="18 位身份证号码"
        value={typed}
        error={error ?? undefined}
        hint={person ? undefined : '先填身份证号码，性别、出生日期、年龄自动带出，并核对是否已登记'}
        onChange={onChange}
      />
      {person ? (
        <Box className="t-lead t-num" id="id-person">
          {person}
        </Box>
      ) : null}
      {tooYoung ? (
        <Notice tone="warn" id="id-too-young">
          {tooYoung}
        </Notice>
      ) : null}
      {search.loading ? <Box className="t-soft">正在核对是否已登记。</Box> : null}
      {duplicate ? (
        <Notice
          tone="warn"
          id="id-duplicate"
          action={
            duplicate.elderId === null ? null : (
              <Button id="open-duplicate" onPress={() => open('elderFile', { id: duplicate.elderId ?? undefined })}>
                打开这份档案
              </Button>
            )
          }
        >
          {duplicate.message}
        </Notice>
      ) : null}
      {search.data?.valid && !duplicate && !tooYoung ? <Box className="t-soft">全市没有登记过，可以登记。</Box> : null}
      {search.problem ? (
        <Notice tone="warn">
          {`${search.problem.isNetwork ? '没有网络，' : ''}暂时不能核对是否已登记。可以先填写，提交时会再核对。`}
        </Notice>
      ) : null}
    </Card>
  );
}

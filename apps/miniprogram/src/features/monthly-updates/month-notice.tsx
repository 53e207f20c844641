import type { MonthlyUpdateView } from '@tanfang/contracts';

import { localDay } from '@/platform/clock';
import { Box, Meter, Notice, Txt } from '@/ui';

import { sayMonthState, SECTIONS } from './month-state';

interface MonthNoticeProps {
  update: MonthlyUpdateView;
  /** A confirmation waits on the phone for the network. */
  waiting: boolean;
  /** Sections looked at so far; null where nobody is asked to look. */
  checked: number | null;
}

/** Where this month's update of the file stands. */
export function MonthNotice({ update, waiting, checked }: MonthNoticeProps) {
  const words = waiting
    ? '本月无变化已存在手机里，联网后自动上传。'
    : sayMonthState(update, localDay(), (instant) => localDay(instant));
  return (
    <Notice id="month-state" tone={update.state === 'pending' && !waiting ? 'warn' : 'plain'}>
      <Box>{words}</Box>
      {checked === null ? null : (
        <>
          <Box>逐项看过，没有变化的点“无变化”，有变化的点“修改”。</Box>
          <Txt className="t-num t-strong">{`已查看 ${checked}/${SECTIONS.length} 部分`}</Txt>
          <Meter label="已查看" done={checked} total={SECTIONS.length} />
        </>
      )}
    </Notice>
  );
}

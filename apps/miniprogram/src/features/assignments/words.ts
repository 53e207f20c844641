import type { HandOverPreview, LeaveView } from '@tanfang/contracts';

import { localDay } from '@/platform/clock';
import { sayDate } from '@/ui';

/** What a hand-over comes to, in one sentence. */
export function sayPreview(preview: HandOverPreview): string {
  const { elders, households, byLevel, contactsLeft, openFollowUps, eldersOfReceiver, unchanged } = preview;
  const levels = (['A', 'B', 'C'] as const)
    .filter((level) => byLevel[level] > 0)
    .map((level) => `${level}类 ${byLevel[level]}`);
  return [
    `${elders} 位老人、${households} 户`,
    ...(levels.length > 0 ? [levels.join('、')] : []),
    `本周还有 ${contactsLeft} 次探访`,
    ...(openFollowUps > 0 ? [`${openFollowUps} 件跟踪回访未办结`] : []),
    ...(unchanged > 0 ? [`${unchanged} 位本来就由接手人负责`] : []),
    `接手人现有 ${eldersOfReceiver} 位`,
  ].join('；');
}

const STATES = { upcoming: '未开始', running: '代班中', over: '已结束' } as const;

/** Days of leave and how far they are: “11月24日至26日”. */
export function sayLeave(leave: LeaveView): { days: string; state: string; covers: string } {
  const day = (date: string): string => sayDate(date, localDay());
  return {
    days: leave.from === leave.to ? day(leave.from) : `${day(leave.from)}至${day(leave.to)}`,
    state: leave.endedOn ? `${day(leave.endedOn)}提前结束` : STATES[leave.state],
    covers: leave.covers.map(({ name, elders }) => `${name} 代 ${elders} 位`).join('，'),
  };
}

import type { Visit } from '@tanfang/contracts';

import type { FilesKept } from './visit-files';

/** What to say after an upload: the number, the week's progress, and what it led to. */
export function saySaved(visit: Visit): string {
  const parts = [visit.ordinal === null ? '已记录这次没有完成的探访。' : `已保存，这是第 ${visit.ordinal} 次。`];
  const week = visit.weekProgress;
  if (week && week.dueHome + week.dueRemote > 0) {
    const home = week.dueHome > 0 ? [`上门 ${week.doneHome}/${week.dueHome}`] : [];
    const remote = week.dueRemote > 0 ? [`电话视频 ${week.doneRemote}/${week.dueRemote}`] : [];
    parts.push(`本周${[...home, ...remote].join('，')}。`);
  }
  if (visit.followUps.length > 0) parts.push(`已生成 ${visit.followUps.length} 件跟踪事项。`);
  return parts.join('');
}

/** What became of photos and the spoken note, where there were any. */
export function sayFiles(files: FilesKept, kept: string): string {
  if (files === 'none') return '';
  return files === 'kept' ? kept : '手机里放不下，照片和语音没有存上；记录不受影响。';
}

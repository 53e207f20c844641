import type { BoostView } from '@tanfang/contracts';

import { sayDate } from '@/ui';

type Rule = Pick<BoostView, 'extraHome' | 'extraRemote'> & { levels: string | readonly string[] };

/** “A、B类每周多上门1次、多联系2次” */
export function sayRule({ levels, extraHome, extraRemote }: Rule): string {
  const who = `${[...levels].join('、')}类`;
  const more = [extraHome > 0 ? `多上门${extraHome}次` : '', extraRemote > 0 ? `多打电话或视频${extraRemote}次` : ''];
  const added = more.filter(Boolean).join('、');
  return added ? `${who}每周${added}` : `${who}的上门改为同样次数的电话或视频`;
}

export const sayDays = (from: string, to: string, today: string): string =>
  from === to ? `${sayDate(from, today)}一天` : `${sayDate(from, today)}至${sayDate(to, today)}`;

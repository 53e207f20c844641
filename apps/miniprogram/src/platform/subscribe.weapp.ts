import Taro from '@tarojs/taro';

import type { AskToSubscribe } from './subscribe.types';

export const askToSubscribe: AskToSubscribe | null = async (templateIds) => {
  try {
    // Taro's types ask for ids of another platform too.
    const answer: unknown = await Taro.requestSubscribeMessage({
      tmplIds: templateIds.slice(0, 3),
    } as Parameters<typeof Taro.requestSubscribeMessage>[0]);
    const decisions = answer as Record<string, string>;
    return templateIds.some((id) => decisions[id] === 'accept') ? 'accepted' : 'rejected';
  } catch {
    return 'failed';
  }
};

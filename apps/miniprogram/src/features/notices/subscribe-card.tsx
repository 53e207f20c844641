import { useState } from 'react';

import { useResource } from '@/platform/resource';
import { askToSubscribe } from '@/platform/subscribe';
import { Box, Button, Card, say } from '@/ui';

import { subscriptionTemplates } from './calls';

const SAID = {
  accepted: '已订阅。下一次有这类消息时，微信会提醒您。',
  rejected: '没有订阅。消息仍会出现在这里；需要时可以再点一次。',
  failed: '微信没有打开订阅窗口，请稍后再试。',
} as const;

/** Asks, at a tap as WeChat demands, whether messages may come through WeChat too. Nothing in a browser. */
export function SubscribeCard() {
  return askToSubscribe ? <Asking ask={askToSubscribe} /> : null;
}

function Asking({ ask }: { ask: NonNullable<typeof askToSubscribe> }) {
  const templates = useResource('subscription-templates', subscriptionTemplates);
  const [busy, setBusy] = useState(false);
  const ids = templates.data?.ids ?? [];
  if (ids.length === 0) return null;
  const subscribe = async () => {
    setBusy(true);
    say(SAID[await ask(ids)]);
    setBusy(false);
  };
  return (
    <Card>
      <Box className="t-strong">没打开小程序时也想知道</Box>
      <Box className="t-soft">点一下订阅，紧急情况、交给您的事和截止日期会通过微信提醒。微信里不出现老人的姓名。</Box>
      <Button id="subscribe" block busy={busy && '正在打开'} onPress={() => void subscribe()}>
        订阅微信提醒
      </Button>
    </Card>
  );
}

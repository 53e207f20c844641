import type { DeliveryDto, DeliveryPage } from '@tanfang/contracts';
import { DELIVERY_STATES } from '@tanfang/domain';
import { useState } from 'react';

import { localDay, localTime } from '@/platform/clock';
import { usePagedList } from '@/platform/pages';
import { asProblem } from '@/platform/problem';
import { Box, Button, Card, Empty, Notice, optionsOf, Paged, say, sayDate, Segments, Txt } from '@/ui';

import { deliveriesPage, reviveDelivery } from './calls';

const SHOWN = { dead: '发送失败', waiting: '待发送', refused: '对方未订阅' } as const;

/** What an official can do about a code; the codes are WeChat's own. */
const WHY: Record<string, string> = {
  no_answer: '微信服务没有响应',
  '45009': '超过微信当天的发送次数',
  '40037': '模板编号不对，请核对系统设置',
  '47003': '模板的字段对不上，请核对系统设置',
  '41030': '小程序页面不对，请核对小程序版本',
  '43101': '对方没有订阅，或已取消',
};

/** 微信发送情况: messages that WeChat did not take, for the city to see and to send again. */
export function DeliveryList() {
  const [shown, setShown] = useState<keyof typeof SHOWN>('dead');
  const [summary, setSummary] = useState<DeliveryPage | null>(null);
  const pages = usePagedList(`deliveries-${shown}`, async (cursor) => {
    const page = await deliveriesPage(shown, cursor);
    setSummary(page);
    return page;
  });
  const revive = async (id: number) => {
    try {
      await reviveDelivery(id);
      say('已放回待发送，几秒后再发一次。');
    } catch (error) {
      say(asProblem(error).detail);
    }
    await pages.list.reload();
  };
  return (
    <>
      {summary && !summary.isSetUp ? (
        <Notice id="not-set-up">还没有设置微信消息模板，消息只在系统里显示，不会发到微信。</Notice>
      ) : null}
      {summary ? (
        <Box className="t-soft t-num" id="delivery-counts">
          {`发送失败 ${summary.dead}\u3000待发送 ${summary.waiting}\u3000对方未订阅 ${summary.refused}`}
        </Box>
      ) : null}
      <Segments id="deliveries-shown" label="看哪些" options={optionsOf(SHOWN)} value={shown} onChange={setShown} />
      <Paged id="deliveries" pages={pages} empty={<Empty title={`没有“${SHOWN[shown]}”的消息`} />}>
        {(rows) => (
          <>
            {rows.map((row) => (
              <DeliveryCard key={row.id} row={row} onRevive={() => void revive(row.id)} />
            ))}
          </>
        )}
      </Paged>
    </>
  );
}

function DeliveryCard({ row, onRevive }: { row: DeliveryDto; onRevive: () => void }) {
  const { id, title, receiverName, placeName, state, attempts, lastError, createdAt } = row;
  return (
    <Card id={`delivery-${id}`}>
      <Txt className="t-strong">{title}</Txt>
      <Box>{`发给 ${receiverName}${placeName ? `（${placeName}）` : ''}`}</Box>
      <Box className="t-small t-soft t-num">
        {`${sayDate(localDay(createdAt), localDay())} ${localTime(createdAt)}，${DELIVERY_STATES[state]}，试过 ${attempts} 次`}
      </Box>
      {lastError ? <Box className="t-small">{WHY[lastError] ?? `微信返回 ${lastError}`}</Box> : null}
      {state === 'dead' ? (
        <Button id={`revive-${id}`} onPress={onRevive}>
          再发一次
        </Button>
      ) : null}
    </Card>
  );
}

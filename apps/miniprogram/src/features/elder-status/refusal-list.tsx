import type { RefusalRow } from '@tanfang/contracts';
import { useState } from 'react';

import { localDay } from '@/platform/clock';
import { usePagedList } from '@/platform/pages';
import { useReturn } from '@/platform/return';
import { Box, Button, Card, Empty, LevelTag, optionsOf, Paged, Row, sayDate, Segments, Tag, Txt } from '@/ui';

import { refusalsPage } from './calls';
import './status.scss';
import { WishSheet } from './wish-sheet';

const SHOWN = { to_ask: '本季度待问', all: '全部' } as const;

/** Who declined visits: the wish is asked again each quarter. */
export function RefusalList({ mayAsk, onOpen }: { mayAsk: boolean; onOpen: (elderId: number) => void }) {
  const [shown, setShown] = useState<keyof typeof SHOWN>('to_ask');
  const [asked, setAsked] = useState<RefusalRow | null>(null);
  const pages = usePagedList(`refusals-${shown}`, (cursor) => refusalsPage(shown, cursor));
  useReturn(() => void pages.list.reload());
  const done = () => {
    setAsked(null);
    void pages.list.reload();
  };
  return (
    <>
      <Segments id="refusals-shown" label="显示哪些老人" options={optionsOf(SHOWN)} value={shown} onChange={setShown} />
      <Paged
        id="refusals"
        pages={pages}
        empty={
          shown === 'to_ask' ? (
            <Empty title="本季度都问过了">不愿接受探访的老人，每季度再问一次意愿。</Empty>
          ) : (
            <Empty title="没有不愿接受探访的老人" />
          )
        }
      >
        {(rows) => (
          <Card className="card--rows">
            {rows.map((row) => (
              <Box key={row.elderId} className="status__one">
                <Row id={`refusal-${row.elderId}`} onPress={() => onOpen(row.elderId)}>
                  <Box className="tags">
                    <Txt className="t-strong">{row.name}</Txt>
                    <Txt className="t-soft t-num">{`${row.age}岁`}</Txt>
                    <LevelTag level={row.level} />
                    {row.askedThisQuarter ? <Tag>本季度已问</Tag> : null}
                  </Box>
                  <Box className="t-soft">{`${row.villageName}${row.address}`}</Box>
                  {row.reason ? <Box className="t-wrap">{`原因：${row.reason}`}</Box> : null}
                  <Box className="t-small t-soft">
                    {`${sayDate(localDay(row.lastAskedAt), localDay())}问过${row.visitorName ? ` · 探访员${row.visitorName}` : ''}`}
                  </Box>
                </Row>
                {mayAsk && !row.askedThisQuarter ? (
                  <Button id={`ask-${row.elderId}`} onPress={() => setAsked(row)}>
                    记下答复
                  </Button>
                ) : null}
              </Box>
            ))}
          </Card>
        )}
      </Paged>
      {asked ? (
        <WishSheet elderId={asked.elderId} name={asked.name} again onClose={() => setAsked(null)} onDone={done} />
      ) : null}
    </>
  );
}

import { useState } from 'react';

import { drain } from '@/offline/drain';
import { isRecord, type QueueItem } from '@/offline/queue';
import { discard, mend, sayWaiting, useUnsent } from '@/offline/unsent';
import { localDay, localTime } from '@/platform/clock';
import { ask, Box, Button, Card, Empty, Notice, sayDate, Tag, Txt } from '@/ui';

import './unsent.scss';

/** The records that are on this phone only: what waits, what was refused and why, and what can be done. */
export function UnsentList({ onMend }: { onMend: (item: QueueItem) => void }) {
  const items = useUnsent();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    await drain();
    setBusy(false);
  };
  if (items.length === 0) return <Empty title="都已上传">这台手机里没有待上传的记录。</Empty>;
  return (
    <>
      <Box className="t-soft">联网后自动上传。没有上传的记录一直保存在这台手机里，不会丢。</Box>
      {items
        .filter(({ after }) => !items.some(({ clientId }) => clientId === after))
        .map((item) => (
          <UnsentCard
            key={item.clientId}
            item={item}
            files={items.filter(({ after }) => after === item.clientId)}
            onMend={onMend}
          />
        ))}
      {items.some((item) => item.state === 'waiting') ? (
        <Button id="send-now" kind="primary" block busy={busy && '正在上传'} onPress={() => void send()}>
          现在上传
        </Button>
      ) : null}
    </>
  );
}

interface UnsentCardProps {
  item: QueueItem;
  /** What goes up after it. */
  files: QueueItem[];
  onMend: (item: QueueItem) => void;
}

function UnsentCard({ item, files, onMend }: UnsentCardProps) {
  const [again, setAgain] = useState(false);
  const file = item.kind === 'visit-voice' ? '这段语音' : '这张照片';
  const sendAgain = async () => {
    setAgain(true);
    mend(item.clientId, item.payload as object);
    await drain();
    setAgain(false);
  };
  const takeOut = async () => {
    const sure = await ask({
      title: isRecord(item) ? '删除这条记录' : `删除${file}`,
      body: `${item.title}还没有上传，删除后不能找回。${files.length > 0 ? `${sayWaiting(files)}一起删除。` : isRecord(item) ? '' : '探访记录不受影响。'}`,
      confirm: '删除',
      cancel: '留着',
      danger: true,
    });
    if (sure) discard(item.clientId);
  };
  return (
    <Card id={`unsent-${item.clientId}`}>
      <Box className="tags">
        <Txt className="t-strong">{item.title}</Txt>
        {item.state === 'rejected' ? <Tag tone="bad">没有被接收</Tag> : <Tag tone="warn">待上传</Tag>}
      </Box>
      <Box className="t-soft t-small t-num">{`${sayDate(localDay(item.createdAt), localDay())} ${localTime(item.createdAt)} 保存`}</Box>
      {files.length > 0 ? <Box className="t-soft t-num">{`${sayWaiting(files)}，随这条记录上传`}</Box> : null}
      {isRecord(item) ? null : <Box className="t-soft">{`探访记录已经上传，${file}还在这台手机里。`}</Box>}
      {item.lastError && !item.lastError.code.startsWith('network.') ? (
        <Notice tone={item.state === 'rejected' ? 'bad' : 'plain'}>{item.lastError.detail}</Notice>
      ) : null}
      {item.state === 'rejected' ? (
        <Box className="unsent__actions">
          <Button onPress={() => void takeOut()}>删除</Button>
          {isRecord(item) ? (
            <Button id={`mend-${item.clientId}`} onPress={() => onMend(item)}>
              修改后再上传
            </Button>
          ) : (
            <Button id={`again-${item.clientId}`} busy={again && '正在上传'} onPress={() => void sendAgain()}>
              再上传一次
            </Button>
          )}
        </Box>
      ) : null}
    </Card>
  );
}

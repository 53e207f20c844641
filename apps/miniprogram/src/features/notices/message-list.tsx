import type { NotificationDto } from '@tanfang/contracts';
import { useState } from 'react';

import { localDay, localTime } from '@/platform/clock';
import { usePagedList } from '@/platform/pages';
import { asProblem } from '@/platform/problem';
import { useReturn } from '@/platform/return';
import { Box, Button, Card, Empty, optionsOf, Paged, Row, say, sayDate, Segments, Tag, Txt } from '@/ui';

import { messagesPage, readMessage, readMessages } from './calls';
import './notices.scss';

const SHOWN = { all: '全部', unread: '只看未读' } as const;

interface MessageListProps {
  onOpen: (message: NotificationDto) => void;
  /** After something was marked as read. */
  onRead: () => void;
}

/** 消息: what the person was told, latest first; a tap marks it as read and leads to the thing. */
export function MessageList({ onOpen, onRead }: MessageListProps) {
  const [shown, setShown] = useState<keyof typeof SHOWN>('all');
  const [busy, setBusy] = useState(false);
  const pages = usePagedList(`messages-${shown}`, (cursor) => messagesPage(shown === 'unread', cursor));
  useReturn(() => void pages.list.reload());
  const rows = pages.list.data ?? [];
  const newest = rows[0]?.id ?? 0;

  const open = (message: NotificationDto) => {
    // Without network it stays unread; that must not keep anybody from the thing itself.
    if (message.readAt === null) void readMessage(message.id).then(onRead, () => undefined);
    onOpen(message);
  };
  const readAll = async () => {
    setBusy(true);
    try {
      await readMessages(newest);
      await pages.list.reload();
      onRead();
      say('已全部标为已读。');
    } catch (error) {
      say(asProblem(error).detail);
    } finally {
      setBusy(false);
    }
  };
  const empty =
    shown === 'unread' ? (
      <Empty title="没有未读的消息" />
    ) : (
      <Empty title="还没有消息">有事项交给您办理、有情况需要您知道时，会出现在这里。</Empty>
    );
  return (
    <>
      <Segments id="messages-shown" label="看哪些消息" options={optionsOf(SHOWN)} value={shown} onChange={setShown} />
      {rows.some(({ readAt }) => readAt === null) ? (
        <Box className="notices__actions">
          <Button id="read-all" icon="check" busy={busy && '正在标记'} onPress={() => void readAll()}>
            全部已读
          </Button>
        </Box>
      ) : null}
      <Paged id="messages" pages={pages} empty={empty}>
        {(items) => (
          <Card className="card--rows">
            {items.map((message) => (
              <MessageRow key={message.id} message={message} onPress={() => open(message)} />
            ))}
          </Card>
        )}
      </Paged>
    </>
  );
}

function MessageRow({ message, onPress }: { message: NotificationDto; onPress: () => void }) {
  const { id, title, body, createdAt, readAt } = message;
  const isUnread = readAt === null;
  return (
    <Row id={`message-${id}`} onPress={onPress}>
      <Box className="tags">
        <Txt className={isUnread ? 't-strong' : ''}>{title}</Txt>
        {isUnread ? <Tag tone="warn">未读</Tag> : null}
      </Box>
      <Box className={isUnread ? '' : 't-soft'}>{body}</Box>
      <Box className="t-small t-soft t-num">{`${sayDate(localDay(createdAt), localDay())} ${localTime(createdAt)}`}</Box>
    </Row>
  );
}

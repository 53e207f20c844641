import type { ReminderOfToday } from '@tanfang/contracts';
import { useState } from 'react';

import { newClientId } from '@/platform/client-id';
import { localTime } from '@/platform/clock';
import { asProblem } from '@/platform/problem';
import { useResource } from '@/platform/resource';
import { useAllowed } from '@/platform/session';
import { Box, Button, say } from '@/ui';

import { reminderOfToday, sendReminder } from './calls';

interface RemindVillageProps {
  code: string;
  /** One of many in a list: whether it was reminded already is asked once the button is pressed. */
  listed?: boolean;
}

/** One tap reminds a village's visitors; reminded already, it says when and by whom. */
export function RemindVillage({ code, listed = false }: RemindVillageProps) {
  const mayRead = useAllowed('reminder.read');
  const maySend = useAllowed('reminder.send');
  const [asked, setAsked] = useState(!listed);
  const today = useResource(mayRead && asked ? `reminder-${code}` : null, () => reminderOfToday(code));
  const [clientId] = useState(newClientId);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    try {
      const { people } = await sendReminder({ clientId, villageCode: code });
      say(`已提醒 ${people} 人，消息在系统里，订阅了的也会收到微信。`);
    } catch (error) {
      say(asProblem(error).detail);
    }
    setAsked(true);
    await today.reload();
    setBusy(false);
  };
  if (today.data?.sent) return <Sent id={listed ? `reminded-${code}` : 'reminded'} sent={today.data.sent} />;
  if (!maySend || (!listed && !today.data)) return null;
  return (
    <Button
      id={listed ? `remind-${code}` : 'remind-village'}
      icon="bell"
      busy={busy && '正在提醒'}
      onPress={() => void send()}
    >
      提醒探访员
    </Button>
  );
}

interface SentProps {
  id: string;
  sent: NonNullable<ReminderOfToday['sent']>;
}

function Sent({ id, sent: { sentAt, sentByName, people } }: SentProps) {
  return (
    <Box id={id} className="t-soft" role="status">
      {`今天 ${localTime(sentAt)} ${sentByName}已提醒 ${people} 人`}
    </Box>
  );
}

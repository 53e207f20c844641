import { HomeTabs, refreshUnread, useSignedIn } from '@/features/home';
import { MessageList, SubscribeCard, whereTo } from '@/features/notices';
import { open } from '@/platform/navigation';
import { Page } from '@/ui';

/** 消息: what the person was told. */
export default function MessagesPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="消息" wide tabs={<HomeTabs current="messages" />}>
      <SubscribeCard />
      <MessageList
        onOpen={(message) => open(...whereTo(message, account.role))}
        onRead={() => void refreshUnread(account.id)}
      />
    </Page>
  );
}

import { useSignedIn } from '@/features/home';
import { DeliveryList } from '@/features/notices';
import { Page } from '@/ui';

/** 微信发送情况: messages that WeChat did not take. */
export default function DeliveriesPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="微信发送情况" backTo="tools">
      <DeliveryList />
    </Page>
  );
}

import { RefusalList } from '@/features/elder-status';
import { useSignedIn } from '@/features/home';
import { open } from '@/platform/navigation';
import { useAllowed } from '@/platform/session';
import { Page } from '@/ui';

/** 本季度再问一次意愿. */
export default function RefusalsPage() {
  const account = useSignedIn();
  const mayAsk = useAllowed('elder.ask');
  if (!account) return null;
  return (
    <Page title="不愿接受探访的老人" backTo="tools">
      <RefusalList mayAsk={mayAsk} onOpen={(id) => open('elderFile', { id })} />
    </Page>
  );
}

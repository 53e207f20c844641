import { allVisitors, LeaveForm } from '@/features/assignments';
import { useSignedIn } from '@/features/home';
import { back } from '@/platform/navigation';
import { useResource } from '@/platform/resource';
import { Loaded, Page, say } from '@/ui';

/** Arranges days of leave. */
export default function NewLeavePage() {
  const account = useSignedIn();
  const visitors = useResource(account && 'visitors', () => allVisitors());
  if (!account) return null;
  return (
    <Page title="安排代班" backTo="leaves">
      <Loaded resource={visitors}>
        {(rows) => (
          <LeaveForm
            visitors={rows}
            onSaved={() => {
              say('代班已安排，到期自动结束。');
              back('leaves');
            }}
          />
        )}
      </Loaded>
    </Page>
  );
}

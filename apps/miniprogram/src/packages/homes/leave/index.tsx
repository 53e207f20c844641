import { allVisitors, LeaveForm } from '@/features/assignments';
import { useSignedIn } from '@/features/home';
import { back, useParams } from '@/platform/navigation';
import { useResource } from '@/platform/resource';
import { Loaded, Page, say } from '@/ui';

/** Arranges days of leave. */
export default function NewLeavePage() {
  const account = useSignedIn();
  const { visitor } = useParams<'visitor'>();
  const visitors = useResource(account && 'visitors', () => allVisitors());
  if (!account) return null;
  return (
    <Page title="安排代班" backTo="leaves">
      <Loaded resource={visitors}>
        {(rows) => (
          <LeaveForm
            visitors={rows}
            awayId={visitor === undefined ? null : Number(visitor)}
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

import { followUpOf, FollowUpView } from '@/features/follow-ups';
import { useSignedIn } from '@/features/home';
import { open, useParams } from '@/platform/navigation';
import { useResource } from '@/platform/resource';
import { Loaded, Page } from '@/ui';

/** One follow-up. */
export default function FollowUpPage() {
  const account = useSignedIn();
  const id = Number(useParams<'id'>().id);
  const followUp = useResource(`follow-up-${id}`, () => followUpOf(id));
  if (!account) return null;
  return (
    <Page title="跟踪事项" backTo="followUps">
      <Loaded resource={followUp}>
        {(data) => (
          <FollowUpView
            followUp={data}
            onChanged={followUp.reload}
            onOpenElder={(elderId) => open('elder', { id: elderId })}
          />
        )}
      </Loaded>
    </Page>
  );
}

import { useSignedIn } from '@/features/home';
import { ConflictPanel, fileOf, useChangeDraft } from '@/features/registry';
import { back, useParams } from '@/platform/navigation';
import { useResource } from '@/platform/resource';
import { Button, Empty, Loaded, Page } from '@/ui';

/** Two people changed one file: both values, and the person chooses. */
export default function FileConflictPage() {
  const account = useSignedIn();
  const { id } = useParams<'id'>();
  const file = useResource(id ? `conflict-${id}` : null, () => fileOf(Number(id)));
  const draft = useChangeDraft(Number(id));
  if (!account) return null;
  return (
    <Page title="核对两边的修改" backTo="register">
      {draft ? (
        <Loaded resource={file}>
          {(data) => <ConflictPanel file={data} draft={draft} onSettled={() => back('register')} />}
        </Loaded>
      ) : (
        <Empty title="没有需要核对的修改" action={<Button onPress={() => back('register')}>返回</Button>} />
      )}
    </Page>
  );
}

import { useSignedIn } from '@/features/home';
import { SharedListRows, UploadList, useSharedLists } from '@/features/shared-lists';
import { useReturn } from '@/platform/return';
import { Empty, Page, Paged, Section } from '@/ui';

/** 部门名单: lists that other bureaus share, for the city bureau. */
export default function SharedListsPage() {
  const account = useSignedIn();
  const pages = useSharedLists(account !== null);
  const reload = () => void pages.list.reload();
  useReturn(reload);
  if (!account) return null;
  return (
    <Page title="部门名单" backTo="tools">
      <UploadList onUploaded={reload} />
      <Section title="传过的名单">
        <Paged id="lists" pages={pages} empty={<Empty title="还没有传过名单" />}>
          {(rows) => <SharedListRows rows={rows} />}
        </Paged>
      </Section>
    </Page>
  );
}

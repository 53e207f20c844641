import { useSignedIn } from '@/features/home';
import { ImportList, importsPage, UploadCard } from '@/features/imports';
import { usePagedList } from '@/platform/pages';
import { useReturn } from '@/platform/return';
import { useAllowed } from '@/platform/session';
import { Empty, Page, Paged, Section } from '@/ui';

/** 批量导入: whole workbooks into the register. */
export default function ImportsPage() {
  const account = useSignedIn();
  const mayUpload = useAllowed('import.upload');
  const pages = usePagedList(account && 'imports', (cursor) => importsPage(cursor));
  useReturn(() => void pages.list.reload());
  if (!account) return null;
  return (
    <Page title="批量导入" backTo="tools">
      {mayUpload ? <UploadCard /> : null}
      <Section title="传过的文件">
        <Paged id="imports" pages={pages} empty={<Empty title="还没有传过文件" />}>
          {(rows) => <ImportList rows={rows} />}
        </Paged>
      </Section>
    </Page>
  );
}

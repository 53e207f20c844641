import { useSignedIn } from '@/features/home';
import { ImportDetail, ImportRows, useImport } from '@/features/imports';
import { useParams } from '@/platform/navigation';
import { useReturn } from '@/platform/return';
import { Loaded, Page, Section } from '@/ui';

/** One workbook: progress, result row by row, taking it into the register and taking it back. */
export default function ImportPage() {
  const account = useSignedIn();
  const { id } = useParams<'id'>();
  const resource = useImport(account && Number(id));
  useReturn(() => void resource.reload());
  if (!account) return null;
  return (
    <Page title="核对和导入" backTo="imports" wide>
      <Loaded resource={resource}>
        {(now) => (
          <>
            <ImportDetail now={now} resource={resource} />
            {now.batch.state === 'checking' ? null : (
              <Section title="逐行结果">
                <ImportRows batch={now.batch} />
              </Section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

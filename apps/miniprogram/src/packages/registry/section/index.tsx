import { FILE_SECTIONS, type FileSection } from '@tanfang/domain';
import { useMemo } from 'react';

import { useSignedIn } from '@/features/home';
import { fillIn, FileFormProvider, SectionForm, useDraft, usePhoneFull, type FileValues } from '@/features/registry';
import { back, replace, useParams } from '@/platform/navigation';
import { Box, Button, Empty, Notice, Page } from '@/ui';

const SECTIONS = Object.keys(FILE_SECTIONS) as FileSection[];

/** One section of a file to fill in. Each touch is kept on the phone. */
export default function FileSectionPage() {
  const account = useSignedIn();
  const params = useParams<'draft' | 'section'>();
  const draft = useDraft(params.draft);
  const full = usePhoneFull();
  const section = SECTIONS.find((one) => one === params.section) ?? 'basic';
  const form = useMemo(
    () =>
      draft && {
        values: draft.values,
        errors: draft.errors,
        isNew: draft.file === null,
        set: (change: Partial<FileValues>) => fillIn(draft.id, change),
      },
    [draft],
  );
  if (!account) return null;
  const title = FILE_SECTIONS[section];
  if (!draft || !form)
    return (
      <Page title={title} backTo="register">
        <Empty title="这份内容已不在手机里" action={<Button onPress={() => back('register')}>返回台账</Button>}>
          可能已经保存，或已删除。
        </Empty>
      </Page>
    );
  const next = form.isNew ? SECTIONS[SECTIONS.indexOf(section) + 1] : undefined;
  return (
    <Page
      title={title}
      backTo="register"
      actions={
        <>
          <Button id="section-done" kind={next ? 'secondary' : 'primary'} onPress={() => back('register')}>
            {form.isNew ? '返回各部分' : '改好了'}
          </Button>
          {next ? (
            <Button
              id="section-next"
              kind="primary"
              onPress={() => replace('fileSection', { draft: draft.id, section: next })}
            >
              {`下一部分：${FILE_SECTIONS[next]}`}
            </Button>
          ) : null}
        </>
      }
    >
      {full ? <Notice tone="bad">手机存储空间不足，刚才填写的内容只留在这个页面。</Notice> : null}
      <FileFormProvider value={form}>
        <SectionForm section={section} />
      </FileFormProvider>
      <Box className="t-small t-soft">填写的内容随时存在手机里，可以中途离开。</Box>
    </Page>
  );
}

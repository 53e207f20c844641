import { FILE_SECTIONS, type FileSection } from '@tanfang/domain';

import { useSignedIn } from '@/features/home';
import {
  ClassCard,
  errorsBySection,
  NewFileHead,
  reopenDraft,
  sayErrors,
  SectionRow,
  useJudgement,
  useNewDraft,
  usePhoneFull,
  useRegistration,
  type FileDraft,
} from '@/features/registry';
import { back, open, useParams } from '@/platform/navigation';
import { Button, Card, Empty, Notice, Page, Refusal } from '@/ui';

const SECTIONS = Object.keys(FILE_SECTIONS) as FileSection[];

/** A new file: its sections, the class so far, and handing it in. */
export default function RegisterDraftPage() {
  const account = useSignedIn();
  const { draft: id } = useParams<'draft'>();
  const found = useNewDraft(id);
  const registration = useRegistration(found?.draft ?? null);
  if (!account) return null;
  if (!found)
    return (
      <Page title="登记新对象" backTo="register">
        <Empty title="这份登记已不在手机里" action={<Button onPress={() => back('register')}>返回台账</Button>}>
          可能已经提交，或已删除。
        </Empty>
      </Page>
    );
  const { draft, state, refusal } = found;
  const detail = registration.refusal ?? refusal;
  return (
    <Page
      title="登记新对象"
      backTo="register"
      actions={
        state === 'waiting' ? (
          <Button id="reopen-draft" onPress={() => reopenDraft(draft.id)}>
            先不上传，继续修改
          </Button>
        ) : (
          <Button
            id="submit-file"
            kind="primary"
            busy={registration.busy && '正在提交'}
            onPress={() => void registration.submit()}
          >
            提交登记
          </Button>
        )
      }
    >
      <NewFileHead values={draft.values} />
      {state === 'waiting' ? <Notice tone="warn">没有网络。登记内容已存在手机里，联网后自动上传。</Notice> : null}
      <Refusal
        words={state === 'waiting' ? null : (detail ?? sayErrors(draft.errors))}
        action={
          registration.duplicate?.elderId ? (
            <Button
              id="open-duplicate"
              onPress={() => open('elderFile', { id: registration.duplicate?.elderId ?? undefined })}
            >
              打开这份档案
            </Button>
          ) : null
        }
      />
      <KeptNotice />
      <DraftClass draft={draft} />
      <Card className="card--slim">
        {SECTIONS.map((section) => (
          <SectionRow
            key={section}
            section={section}
            values={draft.values}
            errors={errorsBySection(draft.errors)[section] ?? 0}
            onPress={() => open('fileSection', { draft: draft.id, section })}
          />
        ))}
      </Card>
    </Page>
  );
}

function DraftClass({ draft }: { draft: FileDraft }) {
  const judgement = useJudgement(draft.values);
  if (!judgement) return <Notice>填写与户主关系、联网后显示类别。</Notice>;
  return (
    <ClassCard withLevel judgement={judgement} onAsk={(section) => open('fileSection', { draft: draft.id, section })} />
  );
}

/** Where what is typed is kept. */
function KeptNotice() {
  return usePhoneFull() ? (
    <Notice tone="bad">手机存储空间不足，刚才填写的内容只留在这个页面。请先提交，或清理手机空间。</Notice>
  ) : null;
}

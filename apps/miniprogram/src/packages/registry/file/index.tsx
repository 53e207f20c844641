import type { ElderFile } from '@tanfang/contracts';
import { useRef } from 'react';

import { AssignmentHistoryFold } from '@/features/assignments';
import { ConsentsFold, HomePlaceCard, LooksFold, SignaturesFold } from '@/features/consents';
import { SamePerson } from '@/features/doubles';
import { EmergencyButton, type EmergencyElder } from '@/features/emergency';
import { useSignedIn } from '@/features/home';
import { HouseholdLinks } from '@/features/households';
import { MonthNotice, nextStep, useConfirmation } from '@/features/monthly-updates';
import { PrintElderFold } from '@/features/papers';
import {
  changesOf,
  ClassCard,
  ContactNumbers,
  DoorPhotoCard,
  dropDraft,
  FileHead,
  HistoryFold,
  judgementOf,
  sayClassDates,
  sayErrors,
  useOpenFile,
  useSaveChange,
} from '@/features/registry';
import { StatusCard } from '@/features/elder-status';
import { SuggestionsCard, useSuggestions } from '@/features/suggestions';
import { newClientId } from '@/platform/client-id';
import { useReturn } from '@/platform/return';
import { open, useParams } from '@/platform/navigation';
import { useAllowed } from '@/platform/session';
import { Loaded, Notice, Page, Refusal } from '@/ui';

import { FileSections } from './file-sections';
import { NextButton } from './next-button';

/** A file to read, to change, and to look through once a month. */
export default function ElderFilePage() {
  const account = useSignedIn();
  const { id } = useParams<'id'>();
  const elderId = Number(id);
  const opened = useOpenFile(elderId);
  const mayChange = useAllowed('elder.change');
  const mayConfirm = useAllowed('elder.confirm');
  const mayRegister = useAllowed('elder.register');
  const mayPlace = useAllowed('household.place');
  const mayRecord = useAllowed('consent.record');
  const seesLooks = useAllowed('look.read');
  const mayVisit = useAllowed('visit.record');
  const mayReveal = useAllowed('elder.reveal');
  const suggestions = useSuggestions(elderId, useAllowed('suggestion.decide'));
  const saving = useSaveChange();
  const confirmation = useConfirmation(elderId, () => void opened.resource.reload());
  const clientId = useRef(newClientId());
  useReturn(() => {
    void opened.resource.reload();
    void suggestions.reload();
  });
  if (!account) return null;

  const { resource, draft } = opened;
  const pending = mayConfirm && resource.data?.monthlyUpdate?.state === 'pending' && !confirmation.waiting;
  const changes = draft ? changesOf(draft).length : 0;
  const step = nextStep(pending, draft?.checked ?? [], changes);

  const save = async () => {
    if (draft && (await saving.save(draft))) await resource.reload();
  };
  const confirm = async (file: ElderFile) => {
    const result = await confirmation.confirm(file, file.monthlyUpdate?.month ?? '', clientId.current);
    clientId.current = newClientId();
    if (draft && (result === 'sent' || result === 'kept')) dropDraft(draft.id);
    if (result !== 'kept') await resource.reload();
  };
  return (
    <Page
      title="老人档案"
      backTo="register"
      alarm={resource.data && mayVisit ? <EmergencyButton elder={whoAndWhere(resource.data)} /> : undefined}
      actions={
        resource.data && mayChange && (opened.inConflict || step.kind !== 'nothing') ? (
          <NextButton
            step={step}
            inConflict={opened.inConflict}
            busy={(saving.busy && '正在保存') || (confirmation.busy && '正在确认')}
            onResolve={() => open('fileConflict', { id: elderId })}
            onSave={() => void save()}
            onConfirm={() => resource.data && void confirm(resource.data)}
          />
        ) : null
      }
    >
      <Loaded resource={resource}>
        {(file) => (
          <>
            <FileHead file={file} mayRegister={mayRegister} />
            <SamePerson elderId={file.id} />
            {file.monthlyUpdate ? (
              <MonthNotice
                update={file.monthlyUpdate}
                waiting={confirmation.waiting}
                checked={pending ? (draft?.checked.length ?? 0) : null}
              />
            ) : null}
            <Refusal words={saving.refusal ?? confirmation.refusal ?? sayErrors(draft?.errors ?? {})} />
            {opened.inConflict ? (
              <Notice tone="warn">
                {`您修改期间，${file.updatedByName}也改了这份档案。您填写的内容都还在，请核对两边的修改。`}
              </Notice>
            ) : null}
            <SuggestionsCard
              elderId={file.id}
              suggestions={suggestions}
              onTake={(one) => open('fileSection', { draft: opened.take(file, one).id, section: one.section })}
            />
            <ClassCard
              judgement={judgementOf(file.classification)}
              note={sayClassDates(file.classification)}
              onAsk={
                mayChange ? (section) => open('fileSection', { draft: opened.touch(file).id, section }) : undefined
              }
            />
            <StatusCard file={file} role={account.role} onChanged={() => void resource.reload()} />
            <FileSections file={file} opened={opened} pending={pending} mayChange={mayChange} />
            {mayReveal ? <ContactNumbers file={file} /> : null}
            <ConsentsFold elderId={file.id} mayRecord={mayRecord} />
            <SignaturesFold
              elderId={file.id}
              elderName={file.name}
              workerName={account.displayName}
              maySign={mayChange}
            />
            {mayPlace ? (
              <HomePlaceCard
                householdId={file.household.id}
                place={file.household.place}
                onPlaced={() => void resource.reload()}
              />
            ) : null}
            <DoorPhotoCard
              householdId={file.household.id}
              photo={file.household.doorPhoto}
              onChanged={() => void resource.reload()}
            />
            <PrintElderFold elderId={file.id} householdId={file.household.id} />
            <HouseholdLinks elderId={file.id} householdId={file.household.id} />
            <AssignmentHistoryFold elderId={file.id} />
            <HistoryFold elderId={file.id} version={file.version} />
            {seesLooks ? <LooksFold elderId={file.id} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}

const whoAndWhere = ({ id, name, townName, villageName, household }: ElderFile): EmergencyElder => ({
  elderId: id,
  name,
  address: `${townName}${villageName}${household.address}`,
});

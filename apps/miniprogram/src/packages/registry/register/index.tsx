import { useState } from 'react';

import { useSignedIn } from '@/features/home';
import {
  beginDraft,
  DraftRows,
  emptyValues,
  IdStep,
  useIdCheck,
  useNewDrafts,
  useVillageChoice,
  VillageChoice,
} from '@/features/registry';
import { open, useParams } from '@/platform/navigation';
import { Button, Notice, Page, Section } from '@/ui';

/** Registers somebody new: the ID number first. Where a household is given, the person joins it. */
export default function RegisterElderPage() {
  const account = useSignedIn();
  const joined = useParams<'householdId' | 'village' | 'villageName' | 'address'>();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const check = useIdCheck(typed);
  const drafts = useNewDrafts();
  const village = useVillageChoice(account);
  if (!account) return null;

  const joinsHousehold = joined.householdId !== undefined;
  const begin = () => {
    setAsked(true);
    if (!check.parsed.valid || (!joinsHousehold && !village.chosen)) return;
    const draft = beginDraft(
      {
        ...emptyValues(),
        idNumber: check.parsed.normalized,
        householdId: joinsHousehold ? Number(joined.householdId) : null,
        villageCode: joined.village ?? village.chosen?.code ?? '',
        villageName: joined.villageName ?? village.chosen?.name ?? '',
        address: joined.address ?? '',
        relationToHead: joinsHousehold ? null : 'self',
      },
      null,
    );
    setTyped('');
    setAsked(false);
    open('registerDraft', { draft: draft.id });
  };
  const reason = check.search.data?.duplicate ? '已有档案，不用再登记' : check.tooYoung ? '未到登记年龄' : null;
  return (
    <Page
      title="登记新对象"
      backTo="register"
      actions={
        <Button id="begin-file" kind="primary" disabled={reason !== null} onPress={begin}>
          {reason ?? '开始登记'}
        </Button>
      }
    >
      {joinsHousehold ? (
        <Notice>{`登记到同一户：${joined.villageName ?? ''}${joined.address ?? ''}`}</Notice>
      ) : (
        <VillageChoice choice={village} asked={asked} />
      )}
      <IdStep typed={typed} onChange={setTyped} check={check} asked={asked} />
      {drafts.length > 0 ? (
        <Section title="未完成的登记">
          <DraftRows drafts={drafts} />
        </Section>
      ) : null}
    </Page>
  );
}

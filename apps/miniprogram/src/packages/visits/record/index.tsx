import { VISIT_METHODS, type VisitMethod } from '@tanfang/domain';

import { EmergencyButton } from '@/features/emergency';
import { ElderFollowUps } from '@/features/follow-ups';
import { useSignedIn } from '@/features/home';
import { RecordForm, useRecording } from '@/features/visit-record';
import { back, open, useParams } from '@/platform/navigation';
import { Button, Page } from '@/ui';

type Param = 'elderId' | 'method' | 'code' | 'call' | 'mend';

/** Record a visit or an attempt; with `mend`, a record that the server refused. */
export default function RecordPage() {
  const account = useSignedIn();
  const params = useParams<Param>();
  const method = params.method && params.method in VISIT_METHODS ? (params.method as VisitMethod) : 'home';
  const fromCall = params.call === '1';
  const recording = useRecording({
    elderId: Number(params.elderId),
    method,
    doorCode: params.code ?? null,
    fromCall,
    mendId: params.mend ?? null,
  });
  if (!account) return null;

  const { draft, facts, busy, save } = recording;
  const elder =
    facts.name && facts.address ? { elderId: draft.elderId, name: facts.name, address: facts.address } : null;
  return (
    <Page
      title="探访记录"
      backTo="week"
      alarm={<EmergencyButton elder={elder} />}
      actions={
        <Button id="save" kind="primary" busy={busy && '正在保存'} onPress={() => void save(() => back())}>
          保存
        </Button>
      }
    >
      <RecordForm {...recording} partErrors={params.mend ? undefined : recording.partErrors} fromCall={fromCall} />
      {draft.outcome === 'completed' ? (
        <ElderFollowUps
          elderId={draft.elderId}
          elderName={facts.name ?? '老人'}
          onOpen={(id) => open('followUp', { id })}
          onNew={() => open('newFollowUp', { elderId: draft.elderId, name: facts.name ?? '' })}
        />
      ) : null}
    </Page>
  );
}

import { ElderView, useElder } from '@/features/elder';
import { EmergencyButton } from '@/features/emergency';
import { useSignedIn } from '@/features/home';
import { dialElder } from '@/features/phone-visit';
import { open, useParams } from '@/platform/navigation';
import { Button, Page } from '@/ui';

/** One elder: who, where, how to reach, and the records so far. */
export default function ElderPage() {
  const account = useSignedIn();
  const { id, code } = useParams<'id' | 'code'>();
  const elderId = Number(id);
  const state = useElder(elderId);
  if (!account) return null;

  const name = state.file.data?.name ?? state.kept?.elder.name ?? '老人';
  const address = state.file.data
    ? `${state.file.data.townName}${state.file.data.villageName}${state.file.data.household.address}`
    : (state.kept?.household.address ?? '');
  return (
    <Page
      title="老人情况"
      backTo="week"
      alarm={<EmergencyButton elder={{ elderId, name, address }} />}
      actions={
        <Button
          id="visit-home"
          kind="primary"
          icon="home"
          onPress={() => open('record', { elderId, method: 'home', code })}
        >
          上门探访
        </Button>
      }
    >
      <ElderView
        {...state}
        elderId={elderId}
        onOpenVisit={(visitId) => open('visit', { id: visitId })}
        onOpenFile={() => open('elderFile', { id: elderId })}
        calls={
          <>
            <Button id="visit-phone" icon="phone" block onPress={() => void dialElder({ elderId, name })}>
              打电话问候
            </Button>
            <Button
              id="visit-video"
              icon="video"
              kind="quiet"
              block
              onPress={() => open('record', { elderId, method: 'video' })}
            >
              记录一次视频探访
            </Button>
          </>
        }
      />
    </Page>
  );
}

import { ElderView, useElder } from '@/features/elder';
import { dialElder } from '@/features/phone-visit';
import { open } from '@/platform/navigation';
import { Box, Button } from '@/ui';

/** The page of an elder as a pane. */
export default function ElderPane({ elderId }: { elderId: number }) {
  const state = useElder(elderId);
  const name = state.file.data?.name ?? state.kept?.elder.name ?? '老人';
  return (
    <ElderView
      {...state}
      elderId={elderId}
      onOpenVisit={(id) => open('visit', { id })}
      onOpenFile={() => open('elderFile', { id: elderId })}
      calls={
        <Box className="page__actions">
          <Button kind="primary" icon="home" onPress={() => open('record', { elderId, method: 'home' })}>
            上门探访
          </Button>
          <Button icon="phone" onPress={() => void dialElder({ elderId, name })}>
            打电话问候
          </Button>
        </Box>
      }
    />
  );
}

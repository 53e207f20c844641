import { ElderView, useElder } from '@/features/elder';
import { dialElder } from '@/features/phone-visit';
import { findElder } from '@/offline/week-cache';
import { open } from '@/platform/navigation';
import { Box, Button } from '@/ui';

import type { DetailPaneProps } from './detail-pane.types';

/** The page of an elder as a pane. */
export default function ElderPane({ elderId, list }: DetailPaneProps) {
  const found = findElder(list, elderId);
  const state = useElder(elderId, found && { ...found, today: list.today });
  const name = state.file.data?.name ?? state.kept?.elder.name ?? '老人';
  return (
    <ElderView
      {...state}
      elderId={elderId}
      onOpenVisit={(id) => open('visit', { id })}
      onOpenFile={() => open('elderFile', { id: elderId })}
      calls={
        <Box className="elder__calls">
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

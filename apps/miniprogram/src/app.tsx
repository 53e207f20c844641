import type { PropsWithChildren } from 'react';

// First, so that the styles of a feature that the app itself shows come after what they refine.
import './styles/app.scss';

import { HelpEverywhere } from '@/features/emergency';
import { keepDraining } from '@/offline/drain';
import { keepAppFiles } from '@/platform/app-files';
import { useLaunch } from '@/platform/lifecycle';
import { onLaterCode } from '@/platform/launch';
import { open } from '@/platform/navigation';
import { followNetwork } from '@/platform/network';
import { currentSession } from '@/platform/session';

/** The app: what runs from launch on. Pages bring everything else. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    void followNetwork();
    keepDraining();
    keepAppFiles();
    onLaterCode((code) => {
      if (currentSession()) open('scan', { code });
    });
  });
  return <HelpEverywhere>{children}</HelpEverywhere>;
}

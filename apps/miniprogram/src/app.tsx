// First: what the app always loads has styles that stand above these.
import './styles/app.scss';

import type { PropsWithChildren } from 'react';

import { visitorsAlarm } from '@/features/emergency';
import { keepDraining } from '@/offline/drain';
import { keepAppFiles } from '@/platform/app-files';
import { useLaunch } from '@/platform/lifecycle';
import { onLaterCode } from '@/platform/launch';
import { open } from '@/platform/navigation';
import { followNetwork } from '@/platform/network';
import { currentSession } from '@/platform/session';
import { setAlarm } from '@/ui';

setAlarm(visitorsAlarm);

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
  return children;
}

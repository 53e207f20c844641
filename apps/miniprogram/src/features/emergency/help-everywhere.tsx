import type { PropsWithChildren } from 'react';

import { useAllowed } from '@/platform/session';
import { PageHelp } from '@/ui';

import { EmergencyButton } from './emergency-button';

/** Puts help on every page of who goes to elders; a page about one elder brings its own, with the address. */
export function HelpEverywhere({ children }: PropsWithChildren) {
  const goesToElders = useAllowed('visit.record');
  return <PageHelp.Provider value={goesToElders ? <EmergencyButton /> : null}>{children}</PageHelp.Provider>;
}

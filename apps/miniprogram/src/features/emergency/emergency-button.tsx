import { useState } from 'react';

import { currentSession } from '@/platform/session';
import { Button } from '@/ui';

import { EmergencySheet, type EmergencyElder } from './emergency-sheet';

/** The button for whoever visits; nobody else has it. */
export const visitorsAlarm = () =>
  currentSession()?.account.permissions.includes('visit.record') ? <EmergencyButton /> : null;

/** Help, one tap away on every page of a visitor. */
export function EmergencyButton({ elder }: { elder?: EmergencyElder | null }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button id="emergency" kind="alarm" icon="alert" onPress={() => setOpen(true)}>
        紧急求助
      </Button>
      {isOpen ? <EmergencySheet elder={elder ?? null} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

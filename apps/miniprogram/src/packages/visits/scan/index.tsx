import { useEffect, useState } from 'react';

import { DoorScanner, resolveDoor, type DoorResult } from '@/features/door-code';
import { useSignedIn } from '@/features/home';
import { replace, useParams } from '@/platform/navigation';
import { Page, Skeleton } from '@/ui';

/** Scan a door code; a household of one elder opens at once. */
export default function ScanPage() {
  const account = useSignedIn();
  const { code: given } = useParams<'code'>();
  const [result, setResult] = useState<DoorResult | null>(null);
  const [looking, setLooking] = useState(Boolean(given));
  const openElder = (id: number, code: string) => replace('elder', { id, code });
  const take = (next: DoorResult) => {
    const only = next.kind === 'household' && next.elders.length === 1 ? next.elders[0] : undefined;
    if (next.kind === 'household' && only) openElder(only.elderId, next.code);
    else setResult(next);
  };
  const signedIn = account !== null;
  useEffect(() => {
    if (!given || !signedIn) return;
    void resolveDoor(given).then((next) => {
      take(next);
      setLooking(false);
    });
    // The code that opened the page is looked up once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [given, signedIn]);
  if (!account) return null;
  return (
    <Page title="扫门牌" backTo="week">
      {looking ? <Skeleton cards={1} /> : <DoorScanner result={result} onResult={take} onElder={openElder} />}
    </Page>
  );
}

import { useState } from 'react';

import { useSignedIn } from '@/features/home';
import { AddressSheet, ElderSearch, householdOf, HouseholdView } from '@/features/households';
import { open, useParams } from '@/platform/navigation';
import { useResource } from '@/platform/resource';
import { useReturn } from '@/platform/return';
import { useAllowed } from '@/platform/session';
import { Box, Button, Loaded, Page, Sheet } from '@/ui';

/** A household: who lives here, who did, and what can be done: 迁出、迁入、分户、更正地址. */
export default function HouseholdPage() {
  const account = useSignedIn();
  const mayMove = useAllowed('household.move');
  const { id } = useParams<'id'>();
  const householdId = Number(id);
  const household = useResource(account && `household-${householdId}`, () => householdOf(householdId));
  const [sheet, setSheet] = useState<'address' | 'join' | null>(null);
  useReturn(() => void household.reload());
  if (!account) return null;
  const { data } = household;
  return (
    <Page
      title="一户"
      backTo="register"
      actions={
        data && mayMove ? (
          <>
            <Button id="join-household" onPress={() => setSheet('join')}>
              迁入
            </Button>
            {data.elders.length > 0 ? (
              <Button
                id="leave-household"
                kind="primary"
                onPress={() => open('movePeople', { household: householdId })}
              >
                迁出、分户
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      <Loaded resource={household}>
        {(shown) => (
          <>
            <HouseholdView household={shown} />
            {mayMove ? (
              <Button id="correct-address" icon="edit" onPress={() => setSheet('address')}>
                更正地址
              </Button>
            ) : null}
          </>
        )}
      </Loaded>
      {sheet === 'address' && data ? (
        <AddressSheet
          household={data}
          onClose={() => setSheet(null)}
          onSaved={() => {
            setSheet(null);
            void household.reload();
          }}
        />
      ) : null}
      {sheet === 'join' ? (
        <Sheet title="谁迁入这一户" onClose={() => setSheet(null)}>
          <ElderSearch
            label="查找要迁入的老人"
            without={[householdId]}
            onChoose={(elder) => {
              setSheet(null);
              open('movePeople', { household: elder.householdId, elder: elder.id, to: householdId });
            }}
          />
          <Box className="t-small t-soft">还没有建档的老人，请在档案里点“登记同户的另一位老人”。</Box>
        </Sheet>
      ) : null}
    </Page>
  );
}

import type { FamilyElder } from '@tanfang/contracts';
import { useState } from 'react';

import {
  callVisitor,
  familyElders,
  FamilyLooks,
  familySummary,
  ReportChange,
  reportDone,
  SummaryView,
} from '@/features/family';
import { HomeTabs, useSignedIn } from '@/features/home';
import { useReturn } from '@/platform/return';
import { useResource } from '@/platform/resource';
import { Button, Choice, Empty, Loaded, Page, say } from '@/ui';

/** 家人: one page for the family. With several elders their names are on top. */
export default function FamilyHomePage() {
  const account = useSignedIn();
  const elders = useResource(account && `family-${account.id}`, familyElders);
  const [chosen, setChosen] = useState<number | null>(null);
  const items = elders.data?.items ?? [];
  const elderId = chosen ?? items[0]?.elderId ?? 0;
  const summary = useResource(elderId ? `family-elder-${elderId}` : null, () => familySummary(elderId));
  useReturn(() => {
    void elders.reload();
    void summary.reload();
  });
  if (!account) return null;
  const visitor = summary.data?.visitor;
  const done = async (followUpId: number) => {
    say(await reportDone(elderId, followUpId));
    await summary.reload();
  };
  return (
    <Page
      title="家人"
      tabs={<HomeTabs current="familyHome" />}
      actions={
        visitor?.maskedPhone ? (
          <Button
            id="call-visitor"
            kind="primary"
            icon="phone"
            onPress={() => void callVisitor(elderId, visitor.displayName)}
          >
            {`联系探访员 ${visitor.displayName}`}
          </Button>
        ) : null
      }
    >
      <Loaded resource={elders}>
        {() =>
          items.length === 0 ? (
            <Empty title="还没有可以查看的家人">
              老人同意后，由村（居）管理员把您的账号和老人绑定，这里就会显示探访情况。
            </Empty>
          ) : (
            <>
              <ElderChoice items={items} chosen={elderId} onChoose={setChosen} />
              <Loaded resource={summary}>
                {(data) => (
                  <>
                    <SummaryView summary={data} onDone={(id) => void done(id)} />
                    <ReportChange elderId={elderId} />
                    <FamilyLooks key={elderId} elderId={elderId} />
                  </>
                )}
              </Loaded>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

interface ElderChoiceProps {
  items: readonly FamilyElder[];
  chosen: number;
  onChoose: (elderId: number) => void;
}

function ElderChoice({ items, chosen, onChoose }: ElderChoiceProps) {
  if (items.length < 2) return null;
  return (
    <Choice
      id="family-elder"
      label="看哪一位"
      options={items.map(({ elderId, name }) => [elderId, name])}
      value={chosen}
      onChange={onChoose}
    />
  );
}

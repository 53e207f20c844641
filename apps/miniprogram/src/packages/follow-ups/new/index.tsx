import { useState } from 'react';

import { NewFollowUp } from '@/features/follow-ups';
import { useSignedIn } from '@/features/home';
import { ElderSearch } from '@/features/households';
import { replace, useParams } from '@/platform/navigation';
import { Page } from '@/ui';

/** Something to be seen through, written down by hand; with an elder in the address, about that one. */
export default function NewFollowUpPage() {
  const account = useSignedIn();
  const { elderId, name } = useParams<'elderId' | 'name'>();
  const [elder, setElder] = useState(elderId && name ? { id: Number(elderId), name } : null);
  if (!account) return null;
  return (
    <Page title="记一件要跟踪的事" backTo="followUps">
      {elder ? (
        <NewFollowUp
          key={elder.id}
          elder={elder}
          isTown={account.role === 'town_officer'}
          onOther={elderId ? undefined : () => setElder(null)}
          onSaved={({ id }) => replace('followUp', { id })}
        />
      ) : (
        <ElderSearch
          label="是哪位老人的事"
          without={[]}
          onChoose={({ id, name: found }) => setElder({ id, name: found })}
        />
      )}
    </Page>
  );
}

import { useState } from 'react';

import { useSignedIn } from '@/features/home';
import { checkMove, emptyMove, householdOf, MoveForm, movePeople, moveOf } from '@/features/households';
import { localDay } from '@/platform/clock';
import { replace, restart, useParams } from '@/platform/navigation';
import { useResource } from '@/platform/resource';
import { sayProblem, useSending } from '@/platform/sending';
import { ask, Button, Loaded, Page, Refusal, say } from '@/ui';

/** 迁出、迁入、分户. */
export default function MovePage() {
  const account = useSignedIn();
  const params = useParams<'household' | 'elder' | 'to'>();
  const householdId = Number(params.household);
  const [joinedId, setJoinedId] = useState(params.to ? Number(params.to) : null);
  const household = useResource(account && `household-${householdId}`, () => householdOf(householdId));
  const joined = useResource(joinedId === null ? null : `household-${joinedId}`, () => householdOf(joinedId ?? 0));
  const [draft, setDraft] = useState(() =>
    emptyMove(params.elder ? Number(params.elder) : null, params.to !== undefined, localDay()),
  );
  const [asked, setAsked] = useState(false);
  const sending = useSending();
  if (!account) return null;

  const there = joinedId === null ? null : joined.data;
  const missing = checkMove(draft, there);
  const errors = { ...(asked ? missing : {}), ...serverErrors(sending.problem?.fieldErrors ?? {}) };
  const save = async () => {
    setAsked(true);
    if (!household.data || Object.keys(missing).length > 0) return;
    const moved = await sending.send(moveOf(draft, household.data, there), (body) => movePeople(householdId, body));
    if (!moved) return;
    if (moved.outOfScope) {
      const place = moved.townName + moved.villageName;
      await ask({
        title: `已迁到${place}`,
        body: `档案已转到${place}，由那边继续探访，这里不能再打开。`,
        confirm: '知道了',
        cancel: null,
      });
      restart('register');
      return;
    }
    say('已办理，两户的类别已重新判定。');
    replace('household', { id: moved.householdId });
  };
  return (
    <Page
      title={params.to ? '迁入' : '迁出、分户'}
      backTo="register"
      actions={
        <Button id="save-move" kind="primary" busy={sending.busy && '正在办理'} onPress={() => void save()}>
          办理
        </Button>
      }
    >
      <Loaded resource={household}>
        {(shown) => (
          <>
            <Refusal words={sayProblem(sending.problem) ?? (asked ? firstOf(missing) : null)} />
            <MoveForm
              household={shown}
              draft={draft}
              setDraft={setDraft}
              joined={there}
              onJoin={setJoinedId}
              errors={errors}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

const firstOf = (missing: Record<string, string>): string | null => {
  const words = Object.values(missing);
  return words.length === 0 ? null : `还有 ${words.length} 处没有填：${words.join('；')}。`;
};

/** The server's fields, by the names of the form. */
function serverErrors(fields: Record<string, string>): Record<string, string> {
  const named: Record<string, string> = {};
  for (const [field, words] of Object.entries(fields)) {
    if (field.startsWith('elders.')) named.elders = words;
    else named[field.replace('newHome.', '')] = words;
  }
  return named;
}

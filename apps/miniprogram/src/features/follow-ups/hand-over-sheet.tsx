import { useState } from 'react';

import { useResource } from '@/platform/resource';
import { sayProblem, useSending } from '@/platform/sending';
import { AreaField, Box, Button, Choice, Loaded, Refusal, say, Sheet } from '@/ui';

import { handOver, ownersOf } from './calls';

interface HandOverSheetProps {
  id: number;
  ownerId: number | null;
  onClose: () => void;
  onDone: () => void;
}

/** 转交: who sees to it from now on. */
export function HandOverSheet({ id, ownerId, onClose, onDone }: HandOverSheetProps) {
  const owners = useResource(`follow-up-owners-${id}`, () => ownersOf(id));
  const [chosen, choose] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const sending = useSending();
  const send = async () => {
    if (chosen === null) return;
    const body = { accountId: chosen, note: note.trim() || null };
    if ((await sending.send(body, (sent) => handOver(id, sent))) === null) return;
    say('已转交，对方会收到消息。');
    onDone();
  };
  return (
    <Sheet title="转交给谁" onClose={onClose}>
      <Refusal words={sayProblem(sending.problem)} />
      <Loaded resource={owners}>
        {({ items }) => {
          const others = items.filter(({ accountId }) => accountId !== ownerId);
          if (others.length === 0)
            return <Box className="t-soft">本村（居）和镇（区、街道）没有其他账号可以转交。</Box>;
          return (
            <Choice
              id="owner"
              label="转交给谁"
              stacked
              options={others.map(({ accountId, displayName, placeName }) => [
                accountId,
                `${displayName}（${placeName}）`,
              ])}
              value={chosen}
              onChange={choose}
            />
          );
        }}
      </Loaded>
      <AreaField id="hand-over-note" label="说明（可不填）" rows={2} maxLength={500} value={note} onChange={setNote} />
      <Button
        id="confirm-hand-over"
        kind="primary"
        block
        disabled={chosen === null}
        busy={sending.busy && '正在转交'}
        onPress={() => void send()}
      >
        转交
      </Button>
    </Sheet>
  );
}

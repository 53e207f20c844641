import type { FollowUpDetail } from '@tanfang/contracts';
import { useState } from 'react';

import { useAllowed } from '@/platform/session';
import { useAct } from '@/platform/use-act';
import { AreaField, Button, Notice, say, Section } from '@/ui';

import { advance, revisit, write } from './calls';
import { HandOverSheet } from './hand-over-sheet';
import { PhotoPicks } from './photo-picks';

interface NextStepProps {
  followUp: FollowUpDetail;
  onChanged: () => Promise<void>;
}

/** The next step as one main button; the others beside it. */
export function NextStep({ followUp, onChanged }: NextStepProps) {
  const [note, setNote] = useState('');
  const [fileIds, setFileIds] = useState<string[]>([]);
  const [handing, setHanding] = useState(false);
  const mayHandOver = useAllowed('follow_up.hand_over');
  const mayRemark = useAllowed('follow_up.remark');
  const act = useAct();
  const { id, actions } = followUp;
  const unfinished = actions.length > 0;
  if (!unfinished && !mayRemark) return null;
  const take = (step: () => Promise<FollowUpDetail>) =>
    void act.run('step', async () => {
      await step();
      setNote('');
      setFileIds([]);
      say('已记下。');
      await onChanged();
    });
  const can = (action: (typeof actions)[number]): boolean => actions.includes(action);
  const said = { note, fileIds };
  // Nobody mends that somebody cannot be reached: he or she is found.
  const isSearch = followUp.kind === 'go_and_see';
  return (
    <Section title={can('confirm') ? '回访：解决了吗' : unfinished ? '下一步' : '补充'}>
      <AreaField id="step-note" label="情况说明" value={note} onChange={setNote} maxLength={500} />
      <PhotoPicks fileIds={fileIds} onChange={setFileIds} />
      {act.refusal ? (
        <Notice tone="bad" id="refusal">
          {act.refusal}
        </Notice>
      ) : null}
      {can('confirm') ? (
        <>
          <Button
            id="revisit-settled"
            kind="primary"
            block
            onPress={() => take(() => revisit(id, { settled: true, ...said }))}
          >
            解决了，办结
          </Button>
          <Button id="revisit-open" block onPress={() => take(() => revisit(id, { settled: false, ...said }))}>
            没有解决，继续处理
          </Button>
        </>
      ) : null}
      {can('start') ? (
        <Button id="start" kind="primary" block onPress={() => take(() => advance(id, { action: 'start', ...said }))}>
          由我开始处理
        </Button>
      ) : null}
      {can('resolve') ? (
        <>
          <Button
            id="resolve"
            kind={can('start') ? 'secondary' : 'primary'}
            block
            onPress={() => take(() => advance(id, { action: 'resolve', ...said }))}
          >
            {isSearch ? '已联系上，或知道人在哪里' : '处理完毕'}
          </Button>
          {isSearch ? null : (
            <Button
              id="resolve-family"
              block
              onPress={() => take(() => advance(id, { action: 'resolve', settledBy: 'family', ...said }))}
            >
              家属已整改
            </Button>
          )}
        </>
      ) : null}
      {unfinished && mayHandOver ? (
        <Button id="hand-over" block icon="people" onPress={() => setHanding(true)}>
          转交给别人
        </Button>
      ) : null}
      {mayRemark ? (
        <Button
          id="remark"
          kind={unfinished ? 'quiet' : 'primary'}
          block
          onPress={() => take(() => write(id, 'remarks', said))}
        >
          只补充说明，不改进度
        </Button>
      ) : null}
      {unfinished && followUp.reach !== 'city' ? (
        <Button id="report" kind="quiet" block onPress={() => take(() => write(id, 'reports', said))}>
          报告上级
        </Button>
      ) : null}
      {can('withdraw') ? (
        <Button
          id="withdraw"
          kind="quiet"
          block
          onPress={() => take(() => advance(id, { action: 'withdraw', ...said }))}
        >
          登记有误，撤销
        </Button>
      ) : null}
      {handing ? (
        <HandOverSheet
          id={id}
          ownerId={followUp.ownerId}
          onClose={() => setHanding(false)}
          onDone={() => {
            setHanding(false);
            void onChanged();
          }}
        />
      ) : null}
    </Section>
  );
}

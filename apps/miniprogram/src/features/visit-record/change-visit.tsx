import type { VisitDetail } from '@tanfang/contracts';
import { useState } from 'react';

import { api } from '@/platform/request';
import { sayProblem, useSending } from '@/platform/sending';
import { AreaField, ask, Button, Card, Refusal, say, Section } from '@/ui';

interface ChangeVisitProps {
  visit: VisitDetail;
  onCorrect: () => void;
  onWithdrawn: () => void;
}

/** 更正 and 撤回 of a saved record; shown to who may. */
export function ChangeVisit({ visit, onCorrect, onWithdrawn }: ChangeVisitProps) {
  const [withdrawing, setWithdrawing] = useState(false);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const sending = useSending();
  if (!visit.mayChange) return null;
  const withdraw = async () => {
    setAsked(true);
    if (!reason.trim()) return;
    const sure = await ask({
      title: '撤回这条探访记录',
      body: '撤回后不再计入次数和统计，由它产生、还没办结的跟踪事项一并撤销。记录仍可查看，不能恢复。',
      confirm: '撤回',
      danger: true,
    });
    if (!sure) return;
    const done = await sending.send({ reason: reason.trim() }, (body) =>
      api.post(`/visits/${visit.id}/withdrawal`, body),
    );
    if (done === null) return;
    say('已撤回，本周次数已重新计算。');
    onWithdrawn();
  };
  return (
    <Section title="记错了">
      <Card>
        <Button id="correct" onPress={onCorrect}>
          更正
        </Button>
        {withdrawing ? (
          <>
            <AreaField
              id="withdraw-reason"
              label="撤回原因"
              required
              value={reason}
              onChange={setReason}
              maxLength={200}
              error={asked && !reason.trim() ? '请填写撤回原因' : undefined}
            />
            <Refusal words={sayProblem(sending.problem)} />
            <Button id="withdraw-now" kind="danger" busy={sending.busy && '正在撤回'} onPress={() => void withdraw()}>
              撤回这条记录
            </Button>
          </>
        ) : (
          <Button id="withdraw" onPress={() => setWithdrawing(true)}>
            撤回
          </Button>
        )}
      </Card>
    </Section>
  );
}

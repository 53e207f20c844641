import type { VisitorRow } from '@tanfang/contracts';
import { ROLES } from '@tanfang/domain';
import { useState } from 'react';

import { localDay } from '@/platform/clock';
import { sayProblem, useSending } from '@/platform/sending';
import { AreaField, ask, Box, Button, Empty, Refusal, say, sayDate, Sheet, Tag, Txt } from '@/ui';

import { fileVisitors, withdrawFiling } from './calls';
import { PickRow } from './pick-row';
import { usePicks } from './use-picks';

interface VisitorsViewProps {
  visitors: readonly VisitorRow[];
  mayFile: boolean;
  withVillage: boolean;
  onChanged: () => void;
}

/** Visitors with what each has to do, and their filing with the bureau (报送备案). */
export function VisitorsView({ visitors, mayFile, withVillage, onChanged }: VisitorsViewProps) {
  const picks = usePicks<VisitorRow>(({ accountId }) => accountId);
  const [withdrawing, setWithdrawing] = useState<VisitorRow | null>(null);
  const sending = useSending();
  const file = async () => {
    const names = picks.chosen.map(({ name }) => name).join('、');
    const confirmed = await ask({ title: `报送备案 ${picks.chosen.length} 人`, body: names, confirm: '报送备案' });
    if (!confirmed) return;
    const done = await sending.send({ visitorIds: picks.chosen.map(({ accountId }) => accountId) }, fileVisitors);
    if (!done) return;
    say(`已备案 ${done.filed} 人。`);
    picks.clear();
    onChanged();
  };
  if (visitors.length === 0) return <Empty title="还没有探访员账号">请系统管理员先建立账号。</Empty>;
  return (
    <>
      <Refusal words={sayProblem(sending.problem)} />
      <Box className="picks" role="group" label="探访员">
        {visitors.map((visitor) => {
          const about = [
            withVillage ? visitor.villageName : '',
            ROLES[visitor.role],
            `${visitor.elders} 位老人`,
            `本周 ${visitor.contactsThisWeek} 次`,
          ];
          return (
            <PickRow
              key={visitor.accountId}
              id={`visitor-${visitor.accountId}`}
              label={`${visitor.name}，${visitor.filing ? '已备案' : '未备案'}`}
              on={picks.has(visitor.accountId)}
              onToggle={() => {
                if (!mayFile) return;
                if (visitor.filing) setWithdrawing(visitor);
                else picks.toggle(visitor);
              }}
            >
              <Box className="tags">
                <Txt className="t-strong">{visitor.name}</Txt>
                <Txt className="t-small t-soft t-num">{about.filter(Boolean).join(' · ')}</Txt>
              </Box>
              <Box className="tags">
                {visitor.leave ? <Tag>{`${sayDate(visitor.leave.from, localDay())}起请假`}</Tag> : null}
                {visitor.filing ? (
                  <Tag tone="good">{`${sayDate(visitor.filing.filedOn, localDay())}备案`}</Tag>
                ) : (
                  <Tag tone="warn">未备案</Tag>
                )}
              </Box>
            </PickRow>
          );
        })}
      </Box>
      {mayFile && picks.chosen.length > 0 ? (
        <Button id="file-visitors" kind="primary" block busy={sending.busy && '正在报送'} onPress={() => void file()}>
          {`报送备案 ${picks.chosen.length} 人`}
        </Button>
      ) : null}
      {withdrawing ? (
        <WithdrawSheet
          visitor={withdrawing}
          onClose={() => setWithdrawing(null)}
          onDone={() => {
            setWithdrawing(null);
            onChanged();
          }}
        />
      ) : null}
    </>
  );
}

function WithdrawSheet(props: { visitor: VisitorRow; onClose: () => void; onDone: () => void }) {
  const { visitor, onClose, onDone } = props;
  const [reason, setReason] = useState('');
  const sending = useSending();
  const withdraw = async () => {
    const id = visitor.filing?.id ?? 0;
    if ((await sending.send({ reason: reason.trim() }, (body) => withdrawFiling(id, body))) === null) return;
    say(`已撤销${visitor.name}的备案。`);
    onDone();
  };
  return (
    <Sheet title={`${visitor.name}的备案`} onClose={onClose}>
      <Box>{`${visitor.filing?.filedOn ?? ''} 报送备案，现有 ${visitor.elders} 位老人。`}</Box>
      <Refusal words={sayProblem(sending.problem)} />
      <AreaField
        id="withdraw-reason"
        label="撤销原因"
        required
        rows={2}
        maxLength={200}
        value={reason}
        onChange={setReason}
      />
      <Button
        id="withdraw-filing"
        kind="danger"
        block
        busy={sending.busy && '正在撤销'}
        onPress={() => void withdraw()}
      >
        撤销备案
      </Button>
    </Sheet>
  );
}

import type { CoverProposal, LeaveView, VisitorRow } from '@tanfang/contracts';
import { useState } from 'react';

import { localDay } from '@/platform/clock';
import { sayProblem, useSending } from '@/platform/sending';
import {
  Box,
  Button,
  Card,
  Choice,
  DateField,
  Empty,
  Field,
  LevelTag,
  MultiChoice,
  Refusal,
  Section,
  SelectField,
  TextField,
  Txt,
} from '@/ui';

import { arrangeLeave, proposeCovers } from './calls';
import './assignments.scss';
import { homesOf, loadsOf } from './shares';

interface LeaveFormProps {
  visitors: readonly VisitorRow[];
  /** Who is away, where that is known already. */
  awayId: number | null;
  onSaved: (leave: LeaveView) => void;
}

/** 请假代班: who is away and when, who stands in; shared out by load, to be adjusted household by household. */
export function LeaveForm({ visitors, awayId, onSaved }: LeaveFormProps) {
  const [visitor, setVisitor] = useState<number | null>(awayId);
  const [from, setFrom] = useState(localDay());
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [colleagues, setColleagues] = useState<number[]>([]);
  const [proposal, setProposal] = useState<CoverProposal | null>(null);
  const [covers, setCovers] = useState<Readonly<Record<number, number>>>({});
  const sending = useSending();

  const away = visitors.find(({ accountId }) => accountId === visitor);
  const others = visitors.filter(
    ({ accountId, villageCode }) => villageCode === away?.villageCode && accountId !== visitor,
  );
  const propose = async () => {
    const answer = await sending.send(
      { visitorId: away?.accountId ?? 0, from, to, coverIds: colleagues },
      ({ clientId: _unused, ...body }) => proposeCovers(body),
    );
    if (!answer) return;
    setProposal(answer);
    setCovers(Object.fromEntries(answer.covers.map(({ elderId, coverId }) => [elderId, coverId])));
  };
  const save = async () => {
    const leave = await sending.send(
      {
        visitorId: away?.accountId ?? 0,
        from,
        to,
        reason: reason.trim(),
        covers: Object.entries(covers).map(([elderId, coverId]) => ({ elderId: Number(elderId), coverId })),
      },
      arrangeLeave,
    );
    if (leave) onSaved(leave);
  };
  const changed = () => setProposal(null);
  return (
    <>
      <Refusal words={sayProblem(sending.problem)} />
      <Card>
        <SelectField
          id="away"
          label="谁请假"
          required
          options={visitors
            .filter(({ elders }) => elders > 0)
            .map((v) => [v.accountId, `${v.name}（${v.villageName}，${v.elders} 位）`])}
          value={visitor}
          onChange={(code) => {
            setVisitor(code);
            setColleagues([]);
            changed();
          }}
        />
        <DateField id="leave-from" label="第一天" required value={from} min={localDay()} onChange={setFrom} />
        <DateField id="leave-to" label="最后一天" required value={to} min={from} onChange={setTo} />
        <TextField id="leave-reason" label="请假事由" required value={reason} maxLength={200} onChange={setReason} />
        {away ? (
          <Field label="代班的同事" required>
            {others.length === 0 ? (
              <Box className="t-soft">{`${away.villageName}没有其他探访员，请先建立账号。`}</Box>
            ) : (
              <MultiChoice
                id="colleagues"
                label="代班的同事"
                stacked
                options={others.map((v) => [
                  v.accountId,
                  `${v.name}（现有 ${v.elders} 位，本周 ${v.contactsThisWeek} 次）`,
                ])}
                value={colleagues}
                onChange={(codes) => {
                  setColleagues(codes);
                  changed();
                }}
              />
            )}
          </Field>
        ) : null}
        <Button
          id="propose"
          block
          disabled={!away || to === '' || colleagues.length === 0}
          busy={sending.busy && !proposal && '正在分派'}
          onPress={() => void propose()}
        >
          按工作量分派
        </Button>
      </Card>
      {proposal ? (
        <Shares
          proposal={proposal}
          covers={covers}
          onChange={(ids, coverId) =>
            setCovers((before) => ({ ...before, ...Object.fromEntries(ids.map((id) => [id, coverId])) }))
          }
        />
      ) : null}
      {proposal && proposal.covers.length > 0 ? (
        <Button
          id="save-leave"
          kind="primary"
          block
          disabled={reason.trim() === ''}
          busy={sending.busy && '正在保存'}
          onPress={() => void save()}
        >
          {reason.trim() === '' ? '请先填写请假事由' : '保存代班安排'}
        </Button>
      ) : null}
    </>
  );
}

interface SharesProps {
  proposal: CoverProposal;
  covers: Readonly<Record<number, number>>;
  onChange: (elderIds: number[], coverId: number) => void;
}

/** Who stands in for which household, and what each colleague comes to. */
function Shares({ proposal, covers, onChange }: SharesProps) {
  if (proposal.covers.length === 0) return <Empty title="这位探访员现在没有老人，不用安排代班" />;
  return (
    <Section title="每户由谁代" aside={<Txt className="t-small t-soft">同户不拆开，可以调整</Txt>}>
      <Card>
        <Box id="loads" className="t-num">
          {loadsOf(proposal, covers)
            .map(({ name, added, contacts }) => `${name} 代 ${added} 位，共 ${contacts} 次`)
            .join('；')}
        </Box>
        {homesOf(proposal).map((home) => (
          <Box key={home.householdId} className="share">
            <Box className="tags">
              {home.elders.map((elder) => (
                <Box key={elder.elderId} className="tags">
                  <Txt className="t-strong">{elder.name}</Txt>
                  <LevelTag level={elder.level} />
                </Box>
              ))}
              <Txt className="t-small t-soft">{home.address}</Txt>
            </Box>
            <Choice
              id={`cover-${home.householdId}`}
              label={`${home.address}由谁代`}
              options={proposal.colleagues.map(({ accountId, name }) => [accountId, name])}
              value={covers[home.elders[0]?.elderId ?? 0]}
              onChange={(coverId) =>
                onChange(
                  home.elders.map(({ elderId }) => elderId),
                  coverId,
                )
              }
            />
          </Box>
        ))}
      </Card>
    </Section>
  );
}

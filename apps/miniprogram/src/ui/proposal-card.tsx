import type { ReactNode } from 'react';

import { localDay } from '@/platform/clock';

import { Button } from './button';
import { Card } from './content';
import { Box } from './primitives';
import { sayDate } from './say-date';

/** A proposal that a second person decides about, and what it has come to; instants in ISO 8601. */
interface Proposal {
  reason: string;
  status: string;
  proposedByName: string;
  proposedAt: string;
  decidedByName: string | null;
  decidedAt: string | null;
  decisionNote: string | null;
  endedByName: string | null;
  endedAt: string | null;
  endReason: string | null;
}

interface ProposalCardProps {
  id?: string;
  /** What it is about, with its tags. */
  head: ReactNode;
  /** What is proposed, and for which days. */
  what: string;
  proposal: Proposal;
  /** Who decides while nobody has, e.g. 由另一人审批. */
  waitsFor: string;
  /** What the reader may do. */
  action: { id: string; label: string; primary: boolean } | null;
  onAct: () => void;
}

/** A proposal and its life: who proposed it when, who decided, who ended it, and what the reader may do. */
export function ProposalCard({ id, head, what, proposal, waitsFor, action, onAct }: ProposalCardProps) {
  const { reason, decisionNote, endReason } = proposal;
  return (
    <Card id={id}>
      {head}
      <Box>{what}</Box>
      <Box className="t-wrap">{`理由：${reason}`}</Box>
      <Box className="t-small t-soft">{sayCourse(proposal, waitsFor)}</Box>
      {decisionNote ? <Box className="t-wrap">{`意见：${decisionNote}`}</Box> : null}
      {endReason ? (
        <Box className="t-wrap">{`${by(proposal.endedByName, proposal.endedAt)}结束：${endReason}`}</Box>
      ) : null}
      {action ? (
        <Button id={action.id} kind={action.primary ? 'primary' : 'secondary'} onPress={onAct}>
          {action.label}
        </Button>
      ) : null}
    </Card>
  );
}

function sayCourse(proposal: Proposal, waitsFor: string): string {
  const { status, decidedByName, decidedAt } = proposal;
  const decided = decidedAt ? `${by(decidedByName, decidedAt)}${status === 'rejected' ? '未批准' : '批准'}` : waitsFor;
  return `${by(proposal.proposedByName, proposal.proposedAt)}提出，${decided}`;
}

const by = (name: string | null, at: string | null): string =>
  `${name ?? ''}${at ? sayDate(localDay(at), localDay()) : ''}`;

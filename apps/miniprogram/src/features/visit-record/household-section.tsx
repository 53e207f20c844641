import { useEffect } from 'react';

import { newClientId } from '@/platform/client-id';
import { Box, Card, Section, Toggle } from '@/ui';

import type { DraftErrors } from './check-draft';
import { withAllUnchanged, type HouseholdPart, type VisitDraft } from './draft';
import { recordOf, withPart, withTogether, type HouseholdElder } from './household-draft';
import { ItemsSection } from './items-section';
import { NeedsSection } from './more-sections';
import type { DraftState } from './use-draft';
import { useElderFacts } from './use-elder-facts';

interface HouseholdProps {
  draft: VisitDraft;
  change: DraftState['change'];
  /** What is missing of each other elder's answers. */
  errors: Readonly<Record<number, DraftErrors>>;
  elders: readonly HouseholdElder[];
}

/** 同住老人: one visit to a household is one form; what is the same for all is said once. */
export function HouseholdSection({ draft, change, errors, elders }: HouseholdProps) {
  if (elders.length === 0) return null;
  return (
    <Section title="同住老人" id="household">
      <Card>
        <Box className="t-soft">
          这次也见到、问到的，一起记。时间、方式、同行人员只填一次，各人的情况分开填，次数分开算。
        </Box>
        {elders.map((elder) => (
          <Toggle
            key={elder.elderId}
            id={`together-${elder.elderId}`}
            label={`${elder.name}一起记`}
            value={draft.together.some((part) => part.elderId === elder.elderId)}
            onChange={(on) => change((now) => withTogether(now, elder, on, newClientId()))}
          />
        ))}
      </Card>
      {draft.outcome === 'completed'
        ? draft.together.map((part) => (
            <Part key={part.elderId} part={part} draft={draft} change={change} errors={errors[part.elderId] ?? {}} />
          ))
        : null}
    </Section>
  );
}

function Part({
  part,
  draft,
  change,
  errors,
}: {
  part: HouseholdPart;
  draft: VisitDraft;
  change: DraftState['change'];
  errors: DraftErrors;
}) {
  const { lastSafety, nextOrdinal } = useElderFacts(part.elderId);
  const { elderId } = part;
  const edit: DraftState['change'] = (one) => change((now) => withPart(now, elderId, one));
  useEffect(() => {
    if (!lastSafety) return;
    change((now) =>
      withPart(now, elderId, (own) => (own.allUnchanged ? withAllUnchanged(own, true, lastSafety) : own)),
    );
  }, [change, elderId, lastSafety]);
  const own = recordOf(draft, part, '');
  return (
    <Box id={`part-${elderId}`} className="record__part">
      <Box className="record__head">
        <Box className="t-title">{part.name}</Box>
        {nextOrdinal === null ? null : <Box className="t-soft">{`第 ${nextOrdinal} 次开展关爱服务`}</Box>}
      </Box>
      <ItemsSection draft={own} change={edit} errors={errors} lastSafety={lastSafety} prefix={`p${elderId}-`} />
      <NeedsSection draft={own} change={edit} errors={errors} prefix={`p${elderId}-`} />
    </Box>
  );
}

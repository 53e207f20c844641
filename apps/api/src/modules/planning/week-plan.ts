import {
  type BoostCause,
  type BoostKind,
  type CareLevel,
  type DateRange,
  type ElderStatus,
  type IsoWeek,
  type LocalDate,
  type Policy,
  type VisitFact,
  addWeeks,
  countVisits,
  isUnreachable,
  parseLocalDate,
  policyOn,
  weekDues,
  weekRange,
} from '@tanfang/domain';

/** Days on which an elder is not at home, `YYYY-MM-DD`; `to` null while nobody knows the last one. */
export interface DaysAway {
  from: LocalDate;
  to: LocalDate | null;
}

/** A city, town or village by its code. */
export interface Area {
  regionCode: string;
  regionLevel: 'city' | 'town' | 'village';
}

/** An approved 加密探访 or 远程替代 that touches the week. */
export interface AreaRule {
  area: Area;
  kind: BoostKind;
  cause: BoostCause;
  reason: string;
  levels: string;
  from: LocalDate;
  to: LocalDate;
  extraHome: number;
  extraRemote: number;
}

/** What the plan of a week needs to know about an elder. */
export interface PlanFacts {
  elderId: number;
  villageCode: string;
  townCode: string;
  status: ElderStatus;
  refused: boolean;
  homeVisitConsent: boolean;
  assignedVisitorId: number | null;
  registeredOn: string;
  closedOn: string | null;
  /** Days in hospital or away that touch the week. */
  absences: DaysAway[];
  /** Those that hold where the elder lives. */
  rules: AreaRule[];
  /** Classes in force on days of the week, oldest first. */
  levels: { from: string; level: CareLevel | null }[];
}

/** The part of a week's row that follows from visits. */
export interface WeekCount {
  doneHome: number;
  doneRemote: number;
  met: boolean;
  unreachable: boolean;
}

/** What a week's row says, apart from its id and the instant of planning. */
export interface WeekRow extends WeekCount {
  elderId: number;
  week: IsoWeek;
  level: CareLevel | null;
  villageCode: string;
  townCode: string;
  visitorId: number | null;
  dueHome: number;
  dueRemote: number;
  refused: boolean;
}

/** What a week's count looks at. */
export interface WeekEvidence {
  /** Visits and attempts of the week before and of the week itself. */
  visits: VisitFact[];
  /** Whether the elder was unreachable at the end of the week before. */
  wasUnreachable: boolean;
}

const LEVELS_BY_RISK: readonly CareLevel[] = ['A', 'B', 'C'];

/** The days whose visits a week's count looks at: the week before and the week itself. */
export function evidenceRange(week: IsoWeek): DateRange {
  return { from: weekRange(addWeeks(week, -1)).from, to: weekRange(week).to };
}

/** The parameters that hold in a week: those of its Monday. */
export function policyOfWeek(week: IsoWeek): Policy {
  return policyOn(weekRange(week).from);
}

/** The row of one elder and week, from facts and visits alone: planned again it comes out the same. */
export function planRow(facts: PlanFacts, evidence: WeekEvidence, week: IsoWeek, policy: Policy): WeekRow {
  const refused = facts.refused || facts.status === 'refused';
  const level = LEVELS_BY_RISK.find((risk) => facts.levels.some((period) => period.level === risk)) ?? null;
  const rules = facts.rules.filter(({ levels }) => level !== null && levels.includes(level));
  const { dueHome, dueRemote } = weekDues(
    {
      week,
      levels: facts.levels.map((period) => ({ from: parseLocalDate(period.from), level: period.level })),
      activeFrom: parseLocalDate(facts.registeredOn),
      activeTo: facts.closedOn === null ? null : parseLocalDate(facts.closedOn),
      homeConsent: facts.homeVisitConsent,
      refused,
      away: facts.absences,
      remoteOnly: rules.filter(({ kind }) => kind === 'remote_only'),
      boosts: rules.filter(({ kind }) => kind === 'boost'),
    },
    policy,
  );
  return {
    elderId: facts.elderId,
    week,
    level,
    villageCode: facts.villageCode,
    townCode: facts.townCode,
    visitorId: facts.assignedVisitorId,
    dueHome,
    dueRemote,
    refused,
    ...countWeek({ dueHome, dueRemote }, evidence, week, policy),
  };
}

/** Counts a week anew from its visits. */
export function countWeek(
  dues: { dueHome: number; dueRemote: number },
  evidence: WeekEvidence,
  week: IsoWeek,
  policy: Policy,
): WeekCount {
  const { surplusHomeForRemote } = policy;
  const { from, to } = weekRange(week);
  const ofWeek = evidence.visits.filter(({ on }) => on >= from && on <= to);
  const reached = ofWeek.some(({ outcome }) => outcome === 'completed' || outcome === 'refused');
  return {
    ...countVisits(ofWeek, dues, { surplusHomeForRemote }),
    unreachable: isUnreachable(evidence.visits, policy) || (evidence.wasUnreachable && !reached),
  };
}

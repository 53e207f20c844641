import type { CareLevel, LocalDate } from '@tanfang/domain';
import { type Hazard, rankOf, type Severity } from './hazards.js';

/** From which colour on a warning proposes more contacts, for whom and how many in a week. */
interface Step {
  from: Severity;
  levels: readonly CareLevel[];
  extraHome: number;
  extraRemote: number;
}

interface ParameterSet {
  since: string;
  /** Where in the plan; the numbers are our reading of it. */
  clause: string;
  /** By hazard, the mildest step first; one without steps proposes nothing. */
  steps: Readonly<Partial<Record<Hazard, readonly Step[]>>>;
}

const oneCall = (from: Severity, levels: readonly CareLevel[]): Step => ({
  from,
  levels,
  extraHome: 0,
  extraRemote: 1,
});
const FRAIL = ['A', 'B'] as const;
const ALL = ['A', 'B', 'C'] as const;

/**
 * 三（一）4 asks for more contacts in bad weather and leaves open from when on. Calls, not home visits: a warning is no
 * day to send people out. Ice and snow count from yellow, since a fall comes before the red of a warning. A change is a
 * new set with its day, never an edit of an old one.
 */
const SETS: readonly ParameterSet[] = [
  {
    since: '2023-11-27',
    clause: '三（一）4',
    steps: {
      high_temperature: [oneCall('orange', FRAIL), oneCall('red', ALL)],
      low_temperature: [oneCall('orange', FRAIL), oneCall('red', ALL)],
      typhoon: [oneCall('yellow', ALL)],
      rainstorm: [oneCall('orange', FRAIL), oneCall('red', ALL)],
      snowstorm: [oneCall('yellow', FRAIL), oneCall('orange', ALL)],
      icy_road: [oneCall('yellow', FRAIL), oneCall('red', ALL)],
      gale: [oneCall('orange', FRAIL)],
      thunderstorm: [oneCall('red', FRAIL)],
      fog: [oneCall('red', FRAIL)],
      haze: [oneCall('red', FRAIL)],
    },
  },
];

/** Technical limits, our reading. */
export const WARNING_LIMITS = {
  /** How long one without an end is taken to last, in hours. */
  hoursWithoutEnd: 24,
  /** The longest that a person may enter, in days. */
  longestDays: 31,
  /** The longest that one of a program is told, in days; by then it has been updated or forgotten. */
  longestReceivedDays: 92,
  /** Places of one message; beyond, villages are taken as their towns. */
  mostPlaces: 30,
} as const;

/** What a warning proposes on a day; null for nothing. */
export function stepOf(on: LocalDate, hazard: Hazard, severity: Severity | null): Step | null {
  const steps = SETS.filter(({ since }) => since <= on).at(-1)?.steps[hazard] ?? [];
  return steps.filter(({ from }) => rankOf(from) <= rankOf(severity)).at(-1) ?? null;
}

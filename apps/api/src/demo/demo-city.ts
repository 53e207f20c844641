import {
  addDays,
  addWeeks,
  type CareLevel,
  type Classification,
  classify,
  type LocalDate,
  parseLocalDate,
  weekOf,
  weekRange,
} from '@tanfang/domain';
import { type DemoVillage, focusVillages, spreadElders } from './districts.js';
import { type DemoVisit, type VillageShape, demoWeek, villageShape } from './history.js';
import { type DemoElder, type DemoHousehold, DemoNumbers, demoHousehold } from './households.js';
import { createRng, type Rng } from './rng.js';

/** The mother and daughter whom the demo accounts `elder` and `family` stand for. */
export const STORY = { mother: '张秀兰', daughter: '张女儿' } as const;

/** The village of the demo accounts does neither very well nor badly. */
const ORDINARY: VillageShape = { diligence: 0.9, gapWeeks: new Set() };

/** Weeks of visits before the current one. */
const WEEKS_OF_HISTORY = 52;

export type DemoStatus = 'active' | 'suspended' | 'refused' | 'closed';

/** A class that held from a day on. */
export interface DemoClassPeriod {
  from: LocalDate;
  judged: Classification;
}

/** An elder of the demo city with file, classes and a year of visits. */
export interface DemoFile {
  elder: DemoElder;
  status: DemoStatus;
  registeredOn: LocalDate;
  closedOn: LocalDate | null;
  homeConsent: boolean;
  /** Days in hospital or away, where the file is suspended. */
  absence: { from: LocalDate; to: LocalDate | null } | null;
  classes: DemoClassPeriod[];
  visits: DemoVisit[];
}

export interface DemoHome {
  village: DemoVillage;
  household: DemoHousehold;
  files: DemoFile[];
}

/** The households of one village, and how well it keeps up its visits. */
export interface DemoVillageHomes {
  village: DemoVillage;
  shape: VillageShape;
  homes: DemoHome[];
}

/**
 * Makes up a city: households over the villages, each elder judged by the plan, a year of visits with gaps. The same
 * seed, size, villages and day give the same city. Village by village, so that a city of any size fits in memory.
 * @param elders how many elders are wanted; a couple may add one to a village
 * @param today local date in Asia/Shanghai; history ends the day before
 */
export function* demoCity(
  seed: number,
  elders: number,
  villages: readonly DemoVillage[],
  today: LocalDate,
): Generator<DemoVillageHomes, void> {
  const rng = createRng(seed);
  const numbers = new DemoNumbers();
  const year = Number(today.slice(0, 4));
  const firstMonday = weekRange(addWeeks(weekOf(today), -WEEKS_OF_HISTORY)).from;
  const mondays = Array.from({ length: WEEKS_OF_HISTORY + 1 }, (_, week) => addDays(firstMonday, week * 7));
  const storyVillage = focusVillages(villages)[0];
  const wanted = spreadElders(rng, villages, elders);
  for (const village of villages) {
    const shape = village === storyVillage ? ORDINARY : villageShape(rng, mondays);
    const homes: DemoHome[] = [];
    for (let left = wanted.get(village.code) ?? 0; left > 0;) {
      const household = demoHousehold(rng, numbers, village.rural, year);
      const files = household.elders
        .map((elder) => demoFile(rng, elder, mondays, today, shape))
        .filter((file) => file !== null);
      if (files.length > 0) homes.push({ village, household, files });
      left -= files.length;
    }
    if (village === storyVillage) {
      tellStory(homes);
      somebodyDeclines(homes);
    }
    yield { village, shape, homes };
  }
}

/** Gives a woman who lives alone, class A where there is one, the names of the demo accounts. */
function tellStory(homes: readonly DemoHome[]): void {
  const women = homes
    .flatMap(({ files }) => files)
    .filter(({ elder, status }) => elder.sex === 'female' && status === 'active');
  const alone = women.filter(({ elder, homeConsent }) => elder.facts.livesAlone && elder.phone !== null && homeConsent);
  const file = alone.find(({ classes }) => classes.at(-1)?.judged.level === 'A') ?? alone[0] ?? women[0];
  if (!file) return;
  file.elder.name = STORY.mother;
  file.elder.firstContact = {
    ...file.elder.firstContact,
    name: STORY.daughter,
    sex: 'female',
    relation: 'child',
    livesAway: true,
  };
}

/** In the village of the demo accounts somebody declined visits, so that the wish can be asked again. */
function somebodyDeclines(homes: readonly DemoHome[]): void {
  const files = homes.flatMap((home) => home.files);
  if (files.some(({ status }) => status === 'refused')) return;
  const file = files.findLast(({ status, elder }) => status === 'active' && elder.name !== STORY.mother);
  if (file) Object.assign(file, { status: 'refused', homeConsent: false, visits: [] } satisfies Partial<DemoFile>);
}

/** The file of one elder, or null for somebody the plan does not take on the register. */
function demoFile(
  rng: Rng,
  elder: DemoElder,
  mondays: readonly LocalDate[],
  today: LocalDate,
  shape: VillageShape,
): DemoFile | null {
  const start = mondays[0] ?? today;
  const registeredOn = rng.chance(0.88) ? addDays(start, -rng.int(0, 20)) : addDays(start, rng.int(7, 360));
  const classes = classesSince(elder, registeredOn, today);
  if (classes.length === 0) return null;
  const status: DemoStatus = rng.weighted([
    ['active', 93],
    ['refused', 3],
    ['suspended', 2],
    ['closed', 2],
  ]);
  const closedOn = status === 'closed' ? addDays(today, -rng.int(5, 100)) : null;
  if (closedOn !== null && closedOn <= registeredOn) return null;
  const homeConsent = status !== 'refused' && rng.chance(0.95);
  const since = addDays(today, -9);
  const absence =
    status === 'suspended'
      ? {
          from: since > registeredOn ? since : registeredOn,
          to: Number(elder.birthDate.slice(-1)) % 2 === 0 ? addDays(today, 6) : null,
        }
      : null;
  const file: DemoFile = { elder, status, registeredOn, closedOn, homeConsent, absence, classes, visits: [] };
  if (status !== 'refused') file.visits = visitsOf(rng, file, mondays, today, shape);
  if (status === 'active' && rng.chance(0.012)) file.visits = endingUnanswered(file.visits, today);
  return file;
}

/** The last two days nobody answered: somebody has to go and see. */
function endingUnanswered(visits: readonly DemoVisit[], today: LocalDate): DemoVisit[] {
  const attempt = {
    startMinute: 570,
    durationMinutes: 1,
    method: 'phone',
    outcome: 'unanswered',
    concern: null,
  } as const;
  const days = [addDays(today, -2), addDays(today, -1)];
  return [...visits.filter(({ on }) => on < addDays(today, -2)), ...days.map((on) => ({ on, ...attempt }))];
}

function visitsOf(
  rng: Rng,
  file: DemoFile,
  mondays: readonly LocalDate[],
  today: LocalDate,
  shape: VillageShape,
): DemoVisit[] {
  const from = file.registeredOn;
  const to = file.closedOn ?? addDays(today, -1);
  return mondays.flatMap((monday) => {
    const level = levelOn(file.classes, monday);
    return level ? demoWeek(rng, { level, monday, from, to, shape, homeConsent: file.homeConsent }) : [];
  });
}

function levelOn(classes: readonly DemoClassPeriod[], on: LocalDate): CareLevel | null {
  return (classes.findLast((period) => period.from <= on) ?? classes[0])?.judged.level ?? null;
}

/** Classes from registration to today: facts stay, birthdays pass. Empty when the person has no class today. */
function classesSince(elder: DemoElder, registeredOn: LocalDate, today: LocalDate): DemoClassPeriod[] {
  const current = classify(elder.facts, today);
  if (current.level === null) return [];
  const first = classify(elder.facts, registeredOn);
  if (first.level === current.level && first.clause === current.clause)
    return [{ from: registeredOn, judged: current }];
  const lastBirthday = birthdayBefore(elder.birthDate, today);
  const changedOn = lastBirthday > registeredOn ? lastBirthday : registeredOn;
  if (first.level === null || changedOn === registeredOn) return [{ from: changedOn, judged: current }];
  return [
    { from: registeredOn, judged: first },
    { from: changedOn, judged: current },
  ];
}

function birthdayBefore(birthDate: string, today: LocalDate): LocalDate {
  const year = Number(today.slice(0, 4));
  const thisYear = parseLocalDate(`${year}${birthDate.slice(4)}`);
  return thisYear <= today ? thisYear : parseLocalDate(`${year - 1}${birthDate.slice(4)}`);
}

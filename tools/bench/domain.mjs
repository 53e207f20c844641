/**
 * node tools/bench/domain.mjs [elders]: the rules on one core. Judgements per second, with and without words, and a whole
 * city judged and planned for a week, beside a bare loop that only reads the same facts. The rounds of each are mixed, so
 * that a busy machine slows all alike; what counts are the ratios.
 */
import { DEFAULT_POLICY, classify, judge, weekDues, weekOf } from '@tanfang/domain';

const ELDERS = Number(process.argv[2] ?? 60_000);
const ROUNDS = 7;
const TODAY = '2026-11-23';
const WEEK = weekOf(TODAY);

/** The same people each time. */
function randomNumbers(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const below = randomNumbers(20_231_127);
const oneIn = (times) => below(times) === 0;
const two = (number) => String(number).padStart(2, '0');
const birthDate = (from, years) => `${from + below(years)}-${two(1 + below(12))}-${two(1 + below(28))}`;
const body = () => ({
  abilityScore: oneIn(3) ? below(91) : null,
  dementiaDiagnosed: oneIn(30),
  disabilityGrade: oneIn(8) ? 1 + below(4) : null,
  seriousIllnessVerified: oneIn(12),
});

function person() {
  const others = below(3);
  return {
    birthDate: birthDate(1930, 40),
    alive: true,
    livesInCity: !oneIn(50),
    livingIn: oneIn(40) ? 'institution' : 'home',
    ruralVillage: !oneIn(3),
    livesAlone: others === 0,
    partnerInCity: others > 0,
    childInCity: oneIn(2),
    cohabitants: Array.from({ length: others }, (_, index) => ({
      relation: index === 0 ? 'partner' : 'child',
      birthDate: index === 0 ? birthDate(1935, 35) : birthDate(1960, 40),
      ...body(),
    })),
    childrenAwayMonths: oneIn(4) ? below(24) : null,
    hasCarerNearby: oneIn(2),
    ...body(),
    benefits: oneIn(6) ? ['minimum_living'] : [],
    specialFamilyPlanning: oneIn(60),
    caresForImpairedChildMonths: oneIn(80) ? below(24) : null,
    otherTargetNote: null,
  };
}

const city = Array.from({ length: ELDERS }, person);

/** The least that any rule could do: look at each fact once. */
function readOnly() {
  let known = 0;
  for (const facts of city) for (const name in facts) if (facts[name] !== null) known += 1;
  return known;
}

function judgeCity() {
  let inClass = 0;
  for (const facts of city) if (judge(facts, TODAY, DEFAULT_POLICY).level !== null) inClass += 1;
  return inClass;
}

function explainCity() {
  let letters = 0;
  for (const facts of city) letters += classify(facts, TODAY).explanation.length;
  return letters;
}

function planCity() {
  let due = 0;
  for (const facts of city) {
    const { level } = judge(facts, TODAY, DEFAULT_POLICY);
    const dues = weekDues({
      week: WEEK,
      levels: [{ from: '2024-01-01', level }],
      activeFrom: '2024-01-01',
      activeTo: null,
      homeConsent: true,
      refused: false,
      away: [],
      remoteOnly: [],
      boosts: [],
    });
    due += dues.dueHome + dues.dueRemote;
  }
  return due;
}

const WORK = [
  ['bare loop over the facts', readOnly],
  ['judged (judge)', judgeCity],
  ['judged with words (classify)', explainCity],
  ['judged and planned for a week', planCity],
];
const seconds = new Map(WORK.map(([name]) => [name, []]));
const results = new Map();
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, run] of WORK) {
    const start = performance.now();
    results.set(name, run());
    seconds.get(name).push((performance.now() - start) / 1000);
  }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const bare = median(seconds.get(WORK[0][0]));
console.log(`${ELDERS} elders, median of ${ROUNDS} mixed rounds on one core`);
for (const [name] of WORK) {
  const time = median(seconds.get(name));
  const rate = Math.round(ELDERS / time).toLocaleString('en');
  console.log(
    `${name.padEnd(32)} ${time.toFixed(3)} s  ${rate.padStart(12)} /s  ×${(time / bare).toFixed(1)}  (${results.get(name)})`,
  );
}

/**
 * npm run check [-- step …]: everything that must hold beside the tests. Each step runs even after another failed.
 * `npm run check -- --list` names the steps.
 */
import { STEPS } from './support/check-steps.mjs';
import { writeReport } from './support/reports.mjs';

const asked = process.argv.slice(2);
if (asked.includes('--list')) {
  for (const { name, about } of STEPS) console.log(`${name.padEnd(12)} ${about}`);
  process.exit(0);
}
const unknown = asked.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. Steps: ${STEPS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const results = [];
for (const step of STEPS.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  console.log(`\n# ${step.name}: ${step.about}`);
  const started = performance.now();
  const { passed, failed, output } = await step
    .run()
    .catch((error) => ({ passed: 0, failed: 1, output: error.message }));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (output) console.log(output.trimEnd());
  console.log(`${step.name}: ${failed === 0 ? 'ok' : 'FAILED'} in ${seconds} s`);
  results.push({ name: step.name, passed, failed, seconds });
}

console.log('');
for (const { name, passed, failed, seconds } of results) {
  console.log(
    `${failed === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(12)} ${seconds.padStart(6)} s  ${passed} passed, ${failed} failed`,
  );
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
writeReport('check', { passed: sum('passed'), failed: sum('failed') });
process.exitCode = sum('failed') > 0 ? 1 : 0;

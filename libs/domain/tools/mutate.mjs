/** npm run mutate [-- area …]: mutation testing of the areas whose rules people's care depends on; each needs 90 %. */
import { join } from 'node:path';
import { binOf, runNode } from '../../../tools/support/run.mjs';

const PACKAGE = join(import.meta.dirname, '..');
const asked = process.argv.slice(2);
const areas = asked.length > 0 ? asked : ['periods', 'visit-planning', 'classification'];

for (const area of areas) {
  console.log(`\n# ${area}`);
  const options = { cwd: PACKAGE, env: { AREA: area }, show: true };
  const { code } = await runNode([binOf('@stryker-mutator/core', PACKAGE), 'run'], options);
  if (code !== 0) process.exitCode = 1;
}

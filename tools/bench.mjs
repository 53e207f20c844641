/** npm run bench [-- name …]: every tools/bench/*.mjs in turn (or those named), on fresh builds. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './support/builds.mjs';
import { ROOT, runNode } from './support/run.mjs';

const asked = process.argv.slice(2);
const names = readdirSync(join(ROOT, 'tools', 'bench'))
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.slice(0, -'.mjs'.length))
  .filter((name) => asked.length === 0 || asked.includes(name));

await ensureBuilt(['api']);
for (const name of names) {
  console.log(`\n# ${name}`);
  const { code } = await runNode([`tools/bench/${name}.mjs`], { show: true });
  if (code !== 0) process.exitCode = 1;
}

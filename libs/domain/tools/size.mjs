/**
 * node libs/domain/tools/size.mjs: how heavy the rules are on a phone, minified and compressed. Measured are the whole
 * library and what the mini-program takes of it, by its own imports; the latter has to stay within the budget.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const BUDGET_BYTES = 30 * 1024;
const LIBRARY = join(import.meta.dirname, '..', 'src', 'index.ts');
const PHONE = join(import.meta.dirname, '..', '..', '..', 'apps', 'miniprogram', 'src');

/** Names that the mini-program imports from the library, types aside. */
function namesOnPhone() {
  const files = readdirSync(PHONE, { recursive: true }).filter((file) => /(?<!\.spec)\.tsx?$/.test(file));
  const names = files.flatMap((file) =>
    [...readFileSync(join(PHONE, file), 'utf8').matchAll(/import \{([^}]*)\} from '@tanfang\/domain'/g)].flatMap(
      ([, list]) => list.split(','),
    ),
  );
  const values = names.map((name) => name.trim().split(' as ')[0]).filter((name) => /^\w+$/.test(name));
  return [...new Set(values)].sort();
}

async function measure(title, contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
  });
  const bytes = outputFiles[0].contents;
  const kilobytes = (count) => `${(count / 1024).toFixed(1)} KB`;
  console.log(`${title}: ${kilobytes(bytes.length)} minified, ${kilobytes(gzipSync(bytes, { level: 9 }).length)} gzip`);
  return bytes.length;
}

const names = namesOnPhone();
const from = JSON.stringify(LIBRARY);
await measure('the whole library', `export * from ${from};`);
const onPhone = await measure(`on the phone (${names.length} names)`, `export { ${names.join(', ')} } from ${from};`);
if (onPhone > BUDGET_BYTES) {
  console.error(`The budget on the phone is ${BUDGET_BYTES / 1024} KB.`);
  process.exitCode = 1;
}

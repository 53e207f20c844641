#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { packApp, serve } from '../src/index.mjs';

const USAGE = `weapp-host serve <weapp directory> [--port 7020] [--rewrite <origin>=<origin>]... [--allow <host>]...
  runs a built WeChat mini-program at http://127.0.0.1:<port>/
weapp-host check <weapp directory>
  compiles it and lists problems; exit code 1 when there are errors`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string', default: '7020' },
    rewrite: { type: 'string', multiple: true, default: [] },
    allow: { type: 'string', multiple: true, default: [] },
  },
});
const [command, directory] = positionals;

/** @param {import('../src/node/pack.mjs').Problem[]} problems */
function print(problems) {
  for (const { level, where, message } of problems) console.log(`${level} ${where}: ${message}`);
}

if (command === 'serve' && directory) {
  const rewrite = Object.fromEntries(values.rewrite.map((pair) => pair.split('=', 2)));
  const { url, problems } = await serve(directory, { port: Number(values.port), rewrite, allow: values.allow });
  print(problems);
  console.log(`${directory} runs at ${url}`);
} else if (command === 'check' && directory) {
  const { problems } = packApp(directory);
  print(problems);
  if (problems.some(({ level }) => level === 'error')) process.exitCode = 1;
} else {
  console.error(USAGE);
  process.exitCode = 2;
}

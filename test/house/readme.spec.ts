import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { jsonOf, ownFiles, ROOT, textOf } from './repository.js';

const files = ownFiles();
const documents = files.filter((path) => path.endsWith('.md'));
const NPM_OWN = ['ci', 'install', 'exec'];

/** Names of the npm scripts of this repository, those of its workspaces included. */
const scripts = files
  .filter((path) => /(^|\/)package\.json$/.test(path))
  .flatMap((path) => Object.keys(jsonOf<{ scripts?: Record<string, string> }>(path).scripts ?? {}));

/** What follows `npm` or `npm run` where a document shows a command: a line of a code block, or code within a sentence. */
const npmCommandsIn = (text: string) =>
  [...text.matchAll(/(?:^|`)(?:[A-Z_]+=\S+ )*npm (?:run )?([a-z][a-z:-]*)/gm)].map(([, name]) => name as string);

describe('documents', () => {
  it.each([
    'README.md',
    'README.zh-CN.md',
    'docs/architecture.md',
    'docs/operations.md',
    'docs/glossary.md',
    'CHANGELOG.md',
    'LICENSE',
  ])('have %s', (path) => expect(existsSync(join(ROOT, path))).toBe(true));

  it.each(documents)('%s gives npm commands that exist', (path) => {
    const known = [...scripts, ...NPM_OWN, 'run'];
    expect(npmCommandsIn(textOf(path)).filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(documents)('%s links to files that exist', (path) => {
    const targets = [...textOf(path).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, target]) => target);
    expect(targets.filter((target) => !existsSync(join(ROOT, dirname(path), target)))).toEqual([]);
  });

  it('README.zh-CN.md gives the same commands as README.md', () => {
    const commandsOf = (path: string) =>
      [...textOf(path).matchAll(/^(npm|docker|PORT|DATABASE_URL).*$/gm)].map(([line]) => line);
    expect(commandsOf('README.zh-CN.md')).toEqual(commandsOf('README.md'));
  });
});

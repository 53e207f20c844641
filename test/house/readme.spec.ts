import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { jsonOf, ownFiles, ROOT, textOf } from './repository.js';

const { scripts } = jsonOf<{ scripts: Record<string, string> }>('package.json');
const documents = ownFiles().filter((path) => path.endsWith('.md'));
const NPM_OWN = new Set(['ci', 'install', 'exec']);

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
    const commands = [...textOf(path).matchAll(/\bnpm (?:run )?([a-z][a-z:-]*)/g)].map(([, name]) => name);
    expect(commands.filter((name) => !(name in scripts) && !NPM_OWN.has(name))).toEqual([]);
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

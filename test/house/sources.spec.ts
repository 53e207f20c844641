import { ownFiles, textOf } from './repository.js';

const CODE = /\.(ts|tsx|mjs|cjs|js|scss)$/;
const TEXT = /\.(ts|tsx|mjs|cjs|js|scss|md|json|ya?ml|html)$|^\.ci\/|^Dockerfile$/;

/** Written by hand: what is made from the API's answers is as long as they are many. */
const code = ownFiles().filter((path) => CODE.test(path) && !path.startsWith('libs/contracts/src/'));

describe('sources', () => {
  it('are short enough to be read at one go: 320 lines at most', () => {
    const long = code
      .map((path) => ({ path, lines: textOf(path).split('\n').length - 1 }))
      .filter(({ lines }) => lines > 320);
    expect(long).toEqual([]);
  });

  it('have names that say what they are: kebab-case, and no word that fits anything', () => {
    const vague = /(^|[/.-])(utils?|common|helpers?|managers?|base|misc)([/.-]|$)/;
    const allowed = new Set(['tsconfig.base.json']);
    const bad = ownFiles().filter((path) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      if (!CODE.test(path) || allowed.has(path)) return false;
      return vague.test(path) || !(/^[a-z0-9.-]+$/.test(name) || /^[A-Z][A-Za-z0-9]+\.tsx$/.test(name));
    });
    expect(bad).toEqual([]);
  });

  it('leave nothing for later', () => {
    const later = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].map((word) => `\\b${word}\\b`).join('|'),
    );
    expect(code.filter((path) => later.test(textOf(path)))).toEqual([]);
  });

  it('name no folder of somebody’s machine and no package registry', () => {
    const places = [
      /(^|[\s'"`(=])\/(home|root|Users)\/\w/m,
      /(^|[\s'"`(=])\/work\//m,
      /registry\.\w+\.(org|com)/,
      /unpkg\.com/,
    ];
    const bad = ownFiles()
      .filter((path) => TEXT.test(path) && path !== 'test/house/sources.spec.ts')
      .filter((path) => places.some((place) => place.test(textOf(path))));
    expect(bad).toEqual([]);
  });
});

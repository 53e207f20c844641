import { jsonOf } from './repository.js';

interface Locked {
  license?: string;
  link?: boolean;
  dev?: boolean;
  resolved?: string;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
}

const { packages } = jsonOf<{ packages: Record<string, Locked> }>('package-lock.json');

/** Whether a package at this place in the tree finds a dependency the way Node looks it up: here, then upwards. */
function isLocked(place: string, dependency: string): boolean {
  const inside = place === '' ? '' : `${place}/`;
  if (packages[`${inside}node_modules/${dependency}`]) return true;
  if (place === '') return false;
  const parent = place.includes('/node_modules/') ? place.slice(0, place.lastIndexOf('/node_modules/')) : '';
  return isLocked(parent, dependency);
}

describe('the lock file', () => {
  it('has an entry for each optional package of every platform, so that "npm ci" works on all of them', () => {
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((dependency) => !isLocked(place, dependency))
        .map((dependency) => `${place} needs ${dependency}`),
    );
    expect(missing).toEqual([]);
  });

  it('names no place to download from: that is for each installer to choose', () => {
    const places = Object.values(packages)
      .filter(({ link }) => !link)
      .flatMap(({ resolved }) => (resolved ? [resolved] : []));
    expect(places).toEqual([]);
  });
});

describe('licences of what runs in production', () => {
  const PERMISSIVE = new Set([
    ...[
      'MIT',
      'ISC',
      'Apache-2.0',
      'BSD-2-Clause',
      'BSD-3-Clause',
      '0BSD',
      'BlueOak-1.0.0',
      'Unlicense',
      'CC0-1.0',
      'Zlib',
      'Python-2.0',
    ],
  ]);
  /** Others that were looked at, and why they may stay. */
  const ACCEPTED: Record<string, string> = {
    'png-js': 'MIT by its LICENSE file; its package.json does not say',
    'caniuse-lite': 'CC-BY-4.0 data about browsers, read while building, not shipped',
    'webpack-chain': 'MPL-2.0, per file, unchanged; runs while building, not shipped',
  };

  /** Reads an SPDX expression without nested parentheses: any of the alternatives, and in it each part, must be permissive. */
  const isPermissive = (expression: string) =>
    expression
      .replaceAll(/[()]/g, '')
      .split(' OR ')
      .some((alternative) => alternative.split(' AND ').every((licence) => PERMISSIVE.has(licence)));

  it('are permissive, or accepted by name with a reason', () => {
    const others = Object.entries(packages)
      .filter(([place, { dev, link }]) => place.includes('node_modules/') && !dev && !link)
      .filter(([, { license }]) => !isPermissive(license ?? 'none'))
      .map(([place, { license }]) => ({
        name: place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
        license,
      }))
      .filter(({ name }) => !(name in ACCEPTED));
    expect(others).toEqual([]);
  });
});

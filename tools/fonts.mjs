/**
 * node tools/fonts.mjs: cuts the fonts that printed documents embed out of Noto Sans SC (SIL Open Font License), once.
 * The results are committed, so that production needs neither the whole font nor the cutter:
 * - `noto-sans-sc-gb2312.ttf`: what GB 2312 encodes, and Latin; nearly every text needs no more.
 * - `noto-sans-sc-rare.ttf`: every other ideograph of the font, for rare characters in names and places.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT } from './support/run.mjs';

const require = createRequire(join(ROOT, 'apps/api/package.json'));
const subsetFont = require('subset-font');
const PACKAGE = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
const TARGET = join(ROOT, 'apps/api/src/platform/documents/data/fonts');

/** Rows of GB 2312 that are assigned: symbols and letters, then the two levels of ideographs. */
const GB2312_ROWS = [
  [0xa1, 0xa9],
  [0xb0, 0xf7],
];

/** Blocks of ideographs in Unicode, first and last code point. */
const IDEOGRAPHS = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0x20000, 0x323af],
];

function gb2312() {
  const decoder = new TextDecoder('gb2312');
  let text = '';
  for (const [first, last] of GB2312_ROWS) {
    for (let row = first; row <= last; row += 1) {
      for (let cell = 0xa1; cell <= 0xfe; cell += 1) text += decoder.decode(new Uint8Array([row, cell]));
    }
  }
  return text.replaceAll('\ufffd', '');
}

function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');
}

const whole = readFileSync(join(PACKAGE, '400Regular/NotoSansSC_400Regular.ttf'));
const common = range(0x20, 0x7e) + range(0xa0, 0xff) + gb2312();
const commonSet = new Set(common);
const rare = IDEOGRAPHS.map(([first, last]) => [...range(first, last)].filter((c) => !commonSet.has(c)).join('')).join(
  '',
);

mkdirSync(TARGET, { recursive: true });
for (const [name, text] of [
  ['gb2312', common],
  ['rare', rare],
]) {
  const file = join(TARGET, `noto-sans-sc-${name}.ttf`);
  const font = await subsetFont(whole, text, { targetFormat: 'truetype', noLayoutClosure: true });
  writeFileSync(file, font);
  console.log(`${file}: ${(font.length / 1024 / 1024).toFixed(1)} MB`);
}
copyFileSync(join(PACKAGE, 'LICENSE_FONT'), join(TARGET, 'OFL.txt'));

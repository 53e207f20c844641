import type { Inline } from './paper.js';

/** What stays together on a line. */
export interface Unit {
  readonly text: string;
  readonly width: number;
  readonly kind: 'text' | 'space' | 'tick' | 'blank';
  readonly ticked?: boolean;
}

export interface SetLine {
  readonly units: readonly Unit[];
  readonly width: number;
}

/** Width of a text at the size in use. */
export type Measure = (text: string) => number;

/** The box of a tick, and what stands in one that is ticked. Both are in GB 2312, hence in the font. */
export const BOX = '□';
export const CHECK = '√';

/** May not begin a line. */
const CLOSING = '，。、；：？！）》〉」』】〕”’…·％%,.;:?!)]}—';
/** May not end a line. */
const OPENING = '（《〈「『【〔“‘([{';

/**
 * Sets a paragraph: Chinese may break anywhere but before closing and after opening punctuation, words and numbers
 * stay whole, a tick stays with its label.
 */
export function setLines(inlines: readonly Inline[], width: number, measure: Measure): SetLine[] {
  const lines: SetLine[] = [];
  let current: Unit[] = [];
  let used = 0;
  const finish = (): void => {
    while (current.at(-1)?.kind === 'space') used -= current.pop()?.width ?? 0;
    lines.push({ units: current, width: used });
    current = [];
    used = 0;
  };
  const add = (unit: Unit): void => {
    if (unit.kind === 'space' && current.length === 0) return;
    if (current.length > 0 && unit.kind !== 'space' && used + unit.width > width + 0.01) finish();
    current.push(unit);
    used += unit.width;
  };
  for (const unit of unitsOf(inlines, measure)) {
    if (unit === 'break') finish();
    else if (unit.width <= width || unit.kind === 'space') add(unit);
    else for (const part of split(unit, measure)) add(part);
  }
  finish();
  return lines;
}

function unitsOf(inlines: readonly Inline[], measure: Measure): (Unit | 'break')[] {
  return inlines.flatMap((inline, index): (Unit | 'break')[] => {
    if (typeof inline === 'string') return textUnits(inline, measure);
    const gap: Unit[] = index === 0 ? [] : [space(' ', measure)];
    if (inline.kind === 'tick') {
      const text = BOX + inline.label;
      return [...gap, { text, width: measure(text), kind: 'tick', ticked: inline.ticked }];
    }
    const width = Math.max(measure(inline.text), measure('　') * inline.characters);
    return [{ text: inline.text, width, kind: 'blank' }];
  });
}

function textUnits(text: string, measure: Measure): (Unit | 'break')[] {
  const pieces = text.replace(/\r\n?/g, '\n').match(/\n|[ \t\u3000]+|[\p{Script=Latin}\d@#&*+\-_/\\.'"=:~|<>^$]+|./gsu);
  const units: (Unit | 'break')[] = [];
  let held = '';
  for (const piece of pieces ?? []) {
    if (piece === '\n') units.push(...flush(held, measure), 'break');
    else if (/^[ \t\u3000]/.test(piece))
      units.push(...flush(held, measure), space(piece.replaceAll('\t', '  '), measure));
    else {
      // Punctuation joins its neighbour; the run that is being held ends where a break is allowed.
      const joins = held !== '' && (CLOSING.includes(piece) || OPENING.includes(held.at(-1) ?? ''));
      if (joins) {
        held += piece;
        continue;
      }
      units.push(...flush(held, measure));
      held = piece;
      continue;
    }
    held = '';
  }
  return [...units, ...flush(held, measure)];
}

function flush(text: string, measure: Measure): Unit[] {
  return text === '' ? [] : [{ text, width: measure(text), kind: 'text' }];
}

function space(text: string, measure: Measure): Unit {
  return { text, width: measure(text), kind: 'space' };
}

/** A unit wider than the line, character by character. */
function split(unit: Unit, measure: Measure): Unit[] {
  if (unit.kind === 'blank') return [unit];
  const [box, characters] = unit.kind === 'tick' ? [BOX, [...unit.text.slice(BOX.length)]] : ['', [...unit.text]];
  const first: Unit[] =
    box === '' ? [] : [{ text: box, width: measure(box), kind: 'tick', ticked: unit.ticked ?? false }];
  return [...first, ...characters.map((text): Unit => ({ text, width: measure(text), kind: 'text' }))];
}

import { PLAN } from '../testing/plan.js';
import * as vocabulary from './index.js';
import { ABILITY_BANDS, abilityBandOf, unchangedVisitItems, VISIT_ITEMS } from './index.js';

/** As the plan is printed: either kind of bracket. */
const printed = (label: string): string => label.replace(/[（(]/g, '(').replace(/[）)]/g, ')');
const PRINTED_PLAN = printed(PLAN);

describe('labels', () => {
  it.each([
    ['TARGET_TYPES', vocabulary.TARGET_TYPES],
    ['ABILITY_TICKS', vocabulary.ABILITY_TICKS],
    ['ECONOMIC_SITUATIONS', vocabulary.ECONOMIC_SITUATIONS],
    ['LIVING_CONDITIONS', vocabulary.LIVING_CONDITIONS],
    ['PENSION_STATES', vocabulary.PENSION_STATES],
    ['HELPING_BODIES', vocabulary.HELPING_BODIES],
    ['VISIT_WISHES', vocabulary.VISIT_WISHES],
    ['VISIT_METHODS', vocabulary.VISIT_METHODS],
    ['VISIT_ITEM_GROUPS', vocabulary.VISIT_ITEM_GROUPS],
  ])('of %s are printed in the annexes', (_name, labels) => {
    for (const label of Object.values(labels)) expect(PRINTED_PLAN).toContain(printed(label));
  });

  it('are never empty', () => {
    for (const labels of Object.values(vocabulary)) {
      if (typeof labels === 'object' && !Array.isArray(labels)) {
        for (const label of Object.values(labels)) expect(label).not.toBe('');
      }
    }
  });
});

describe('Annex 4', () => {
  const annex = PLAN.slice(PLAN.lastIndexOf('如皋市特殊困难老年人探访关爱服务记录表'));

  it('has its items in the form’s order, with the form’s words', () => {
    const places = VISIT_ITEMS.map((item) => annex.indexOf(item.label));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(VISIT_ITEMS).toHaveLength(11);
    for (const [index, item] of VISIT_ITEMS.entries()) {
      const line = annex
        .slice(places[index], places[index + 1] ?? annex.indexOf('老年人服务需求'))
        .replaceAll(/<[^>]*>/g, '□');
      for (const label of Object.values(item.options)) expect(line).toContain(`□${label}`);
    }
  });

  it('knows the calm answers and those of concern', () => {
    expect(unchangedVisitItems()).toEqual({
      populationChange: 'unchanged',
      expression: 'unchanged',
      mobility: 'unchanged',
      illness: 'unchanged',
      mood: 'unchanged',
      gasSafety: 'safe',
      waterHeatingSafety: 'safe',
      electricitySafety: 'safe',
      personalHygiene: 'unchanged',
      homeHygiene: 'unchanged',
      indoorEnvironment: 'unchanged',
    });
    expect(VISIT_ITEMS.map(({ concern }) => concern.join())).toEqual([
      '',
      'worse',
      'worse',
      'severe',
      'worse',
      'unsafe',
      'unsafe',
      'unsafe',
      'worse',
      'worse',
      'worse',
    ]);
  });
});

describe('GB/T 42195-2022', () => {
  it('puts every whole score into one band', () => {
    for (let score = 0; score <= 90; score += 1) {
      expect(ABILITY_BANDS.filter((band) => score >= band.min && score <= band.max)).toHaveLength(1);
    }
    expect([90, 89, 66, 65, 46, 45, 30, 29, 0].map((score) => abilityBandOf(score)?.label)).toEqual([
      '能力完好',
      '轻度失能',
      '轻度失能',
      '中度失能',
      '中度失能',
      '重度失能',
      '重度失能',
      '完全失能',
      '完全失能',
    ]);
    expect(abilityBandOf(0)).toMatchObject({ code: 'complete', tick: 'severe' });
  });

  it('knows no score beyond its ends, nor half points', () => {
    expect([-1, 91, 65.5, Number.NaN].map(abilityBandOf)).toEqual([null, null, null, null]);
  });
});

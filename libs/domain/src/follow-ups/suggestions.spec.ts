import fc from 'fast-check';
import { FILE_SECTIONS, unchangedVisitItems, VISIT_ITEMS } from '../vocabulary/index.js';
import { suggestionsOfVisit } from './suggestions.js';

const CALM = { items: unchangedVisitItems(), populationChangeCount: null, illnessName: null };

it('offers nothing where nothing changed', () => {
  expect(suggestionsOfVisit(CALM)).toEqual([]);
  expect(suggestionsOfVisit({ ...CALM, items: {} })).toEqual([]);
});

it('says what was seen, in the words of the form', () => {
  const items = { ...unchangedVisitItems(), populationChange: 'decreased', illness: 'severe', mood: 'worse' } as const;
  expect(suggestionsOfVisit({ items, populationChangeCount: 1, illnessName: '脑梗' })).toEqual([
    { item: 'populationChange', section: 'household_members', text: '人口变化：减少1人', illness: null },
    { item: 'illness', section: 'health', text: '疾病状况：严重，脑梗', illness: '脑梗' },
  ]);
});

it('offers each item at most once, at a section there is, and an illness only where one is named', () => {
  const answers = fc.record(
    Object.fromEntries(VISIT_ITEMS.map(({ key, options }) => [key, fc.constantFrom(...Object.keys(options))])),
  );
  fc.assert(
    fc.property(answers, fc.option(fc.string()), (items, illnessName) => {
      const offered = suggestionsOfVisit({ items, populationChangeCount: 2, illnessName });
      expect(new Set(offered.map(({ item }) => item)).size).toBe(offered.length);
      for (const { section, item, illness, text } of offered) {
        expect(FILE_SECTIONS[section]).toBeDefined();
        expect(items[item]).not.toBe(VISIT_ITEMS.find(({ key }) => key === item)?.calm);
        expect(illness === null || item === 'illness').toBe(true);
        expect(text).not.toBe('');
      }
    }),
  );
});

import { parseResidentId } from '@tanfang/domain';

import { errorOf, personOf, tooYoungOf } from './use-id-check';

const TODAY = '2026-11-23';
const read = (typed: string) => parseResidentId(typed, TODAY);

test('a whole number says who it is', () => {
  expect(personOf(read('320622194503150021'), TODAY)).toBe('女 · 1945年3月15日出生 · 81岁');
  expect(personOf(read('32062219450315'), TODAY)).toBeNull();
});

test('half a number is not wrong yet, a whole wrong one is', () => {
  expect(errorOf(read('32062219450315'), '32062219450315')).toBeNull();
  expect(errorOf(read('320622194503150022'), '320622 19450315 0022')).toContain('校验不通过');
  expect(errorOf(read(''), '')).toBeNull();
});

test('somebody under 60 is told from when, on the day itself nothing', () => {
  const bornOn = (day: string) => ({ valid: true, birthDate: day, sex: 'male', normalized: '', error: null }) as never;
  expect(tooYoungOf(bornOn('1966-11-24'), TODAY)).toBe(
    '未满60周岁。实施方案的服务对象是“60周岁以上老年人”，明天起可以登记。',
  );
  expect(tooYoungOf(bornOn('1966-11-23'), TODAY)).toBeNull();
  expect(tooYoungOf(read('320622194503150022'), TODAY)).toBeNull();
});

import { firstContactAdvice } from './first-contact.js';

const child = { relation: 'child' } as const;
const relative = { relation: 'relative' } as const;
const neighbour = { relation: 'neighbour' } as const;

it.each([
  ['nobody yet', { contacts: [] }],
  ['a child first', { contacts: [child] }],
  ['a relative, and no child is known', { contacts: [relative] }],
  ['a relative, and no child lives here', { contacts: [relative], childInCity: false }],
  [
    'a child who is away, and a neighbour behind',
    { contacts: [child, neighbour], childInCity: false, childrenAwayMonths: 12 },
  ],
  ['a child who is away for a short while', { contacts: [child], childInCity: false, childrenAwayMonths: 5 }],
])('says nothing to %s', (_, known) => {
  expect(firstContactAdvice(known)).toBeNull();
});

it.each([
  ['a relative before a child', { contacts: [relative, child] }],
  ['a neighbour although a child lives here', { contacts: [neighbour], childInCity: true }],
])('asks for a child first: %s', (_, known) => {
  expect(firstContactAdvice(known)).toContain('把子女排在第一位');
});

it('asks for a near relative where the children are away for long', () => {
  const known = { contacts: [child], childInCity: false, childrenAwayMonths: 6 };
  expect(firstContactAdvice(known)).toContain('近亲属');
});

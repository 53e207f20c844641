import { addressGrams, drivingGram, letterWords, nameParts, readTyped, searchWordsOf } from './search-words.js';

const WANG = {
  name: '王桂兰',
  syllables: ['wang', 'gui', 'lan'],
  address: '3组18号',
  idTailIndex: 'f'.repeat(64),
  phoneTailIndex: null,
};

it('cuts a name into every part', () => {
  expect(nameParts('王桂兰')).toEqual(['王', '王桂', '王桂兰', '桂', '桂兰', '兰']);
  expect(nameParts('欧阳 兰')).toContain('欧阳兰');
  expect(nameParts('')).toEqual([]);
});

it('gives pinyin and initials from each syllable on', () => {
  expect(letterWords(WANG.syllables)).toEqual([
    ...['wangguilan', 'wgl', 'w'],
    ...['guilan', 'gl', 'g'],
    ...['lan', 'l', 'l'],
  ]);
  expect(letterWords(['', 'li'])).toEqual(['li', 'l', 'l']);
});

it('gives each word once, and none of a phone that is not there', () => {
  const words = searchWordsOf(WANG);
  expect(new Set(words).size).toBe(words.length);
  expect(words.filter((word) => word.startsWith('p:'))).toEqual([]);
  expect(words).toEqual(expect.arrayContaining(['桂兰', 'guilan', 'gl', 'a:18号', `i:${'f'.repeat(32)}`]));
  expect(words.every((word) => word.length <= 64)).toBe(true);
});

it('bounds what a name or an address of any length is cut into', () => {
  const words = searchWordsOf({
    ...WANG,
    name: '王'.repeat(60),
    address: '组'.repeat(200),
    syllables: Array<string>(60).fill('wang'),
  });
  expect(words.length).toBeLessThan(200);
  expect(searchWordsOf({ ...WANG, syllables: ['x'.repeat(300)] }).every((word) => word.length <= 64)).toBe(true);
});

it('looks an address up by its most telling part', () => {
  expect(addressGrams('3组18号')).toEqual(['3组', '组1', '18', '8号', '3组1', '组18', '18号']);
  expect(addressGrams('3组18号')).toContain(drivingGram('组18号'));
  expect(drivingGram('3')).toBeNull();
  expect(drivingGram('桂花')).toBe('桂花');
});

it.each([
  ['0021', { kind: 'phone_tail', text: '0021' }],
  ['03002x', { kind: 'id_tail', text: '03002X' }],
  ['Wang Gui', { kind: 'letters', text: 'wanggui' }],
  ['ＷＧＬ', { kind: 'letters', text: 'wgl' }],
  ['桂 兰', { kind: 'name', text: '桂兰' }],
  ['3组', { kind: 'address', text: '3组' }],
  ['城东社区桂花路', { kind: 'address', text: '城东社区桂花路' }],
])('reads %s', (typed, read) => {
  expect(readTyped(typed)).toEqual(read);
});

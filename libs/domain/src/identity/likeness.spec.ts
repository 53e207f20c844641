import fc from 'fast-check';
import { doubleReasons, idNumbersAreNear, type Likeness } from './likeness.js';

const person = (changes: Partial<Likeness> = {}): Likeness => ({
  name: '王秀英',
  birthDate: '1944-03-15',
  villageCode: '320682105200',
  idNumber: '320622194403150021',
  phone: '13800000021',
  ...changes,
});

describe('ID numbers one slip apart', () => {
  it.each([
    ['one digit of the serial', '320622194403150041', true],
    ['one digit, and with it the check digit', '320622194403150048', true],
    ['two neighbours swapped', '320622194403510021', true],
    ['two neighbours different, not swapped', '320622194403720021', false],
    ['two digits far apart', '320622194503150041', false],
    ['only the check digit: another reading of the same number', '320622194403150028', false],
    ['the same number', '320622194403150021', false],
    ['a shorter one', '32062219440315', false],
  ])('%s', (_, other, near) => {
    expect(idNumbersAreNear('320622194403150021', other)).toBe(near);
    expect(idNumbersAreNear(other, '320622194403150021')).toBe(near);
  });
});

describe('what makes two files look like one person’s', () => {
  it.each<[string, Partial<Likeness>, string[]]>([
    ['name, birthday and village', { idNumber: '320683194403159999', phone: null }, ['same_person']],
    ['not in another village', { idNumber: '320683194403159999', phone: null, villageCode: '320682105201' }, []],
    [
      'the number one digit off and the name',
      { idNumber: '320622194503150021', birthDate: '1945-03-15', phone: null },
      ['id_near'],
    ],
    [
      'the number one digit off, the birthday and part of the name',
      { idNumber: '320622194403150041', name: '王秀兰', phone: null },
      ['id_near'],
    ],
    ['not a stranger born the same day', { idNumber: '320622194403150041', name: '张桂芳', phone: null }, []],
    [
      'name and phone',
      { idNumber: '320683195009099999', birthDate: '1950-09-09', villageCode: '320682105201' },
      ['same_phone'],
    ],
    ['not a phone that both lack', { idNumber: '320683195009099999', birthDate: '1950-09-09', phone: null }, []],
  ])('%s', (_, changes, reasons) => {
    const lacking = changes.phone === null ? person({ phone: null }) : person();
    expect(doubleReasons(lacking, person(changes))).toEqual(reasons);
  });

  it('is the same both ways round', () => {
    const likeness = fc.record({
      name: fc.constantFrom('王秀英', '王秀兰', '张桂芳'),
      birthDate: fc.constantFrom('1944-03-15', '1944-03-16'),
      villageCode: fc.constantFrom('a', 'b'),
      idNumber: fc.constantFrom('320622194403150021', '320622194403150041', '320622194403160021'),
      phone: fc.constantFrom(null, '1', '2'),
    });
    fc.assert(fc.property(likeness, likeness, (a, b) => expect(doubleReasons(a, b)).toEqual(doubleReasons(b, a))));
  });
});

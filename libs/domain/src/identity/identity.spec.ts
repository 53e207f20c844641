import fc from 'fast-check';

import {
  DISABILITY_CERTIFICATE_MESSAGES,
  DOOR_CODE_MESSAGES,
  formatDoorCode,
  maskDisabilityCertificate,
  maskPhone,
  maskResidentId,
  parseDisabilityCertificate,
  parseDoorCode,
  parsePhone,
  parseResidentId,
  PHONE_MESSAGES,
  RESIDENT_ID_MESSAGES,
} from './index.js';

const ON = '2026-06-30';
const ID = '320622194503150021';

describe('resident ID', () => {
  it.each([
    ['lower-case roman ten', '11010519491231002ⅹ', null],
    ['circled digits', '①10105194912310025', 'checksum'],
    ['Arabic-Indic digits', '٣20622194503150021', 'format'],
    ['a hyphen', '320622-194503150021', 'format'],
    ['line ends and tabs', '320622\r\n19450315\t0021', null],
    ['a soft hyphen, a zero-width joiner, a direction mark', '320622\u00ad1945\u200d0315\u200e0021', null],
    ['a hangul filler and a braille blank', '320622\u31641945\u28000315\uffa00021', null],
    ['a variation selector', '320622\ufe0f194503150021', null],
    ['nothing visible', '\u200b\ufeff\u3000', 'empty'],
    ['nothing', '', 'empty'],
    ['null', null, 'empty'],
    ['undefined', undefined, 'empty'],
    ['an X among 15 digits', '32062245031500X', 'format'],
    ['14 digits', '32062245031500', 'format'],
    ['16 digits', '3206224503150021', 'format'],
    ['the year 0', '320622000001010014', 'date'],
    ['the first of the future days', '32068220260701001X', 'future'],
  ])('%s', (_words, input, error) => {
    expect(parseResidentId(input, ON).error).toBe(error);
  });

  it('accepts somebody born on the day of judgement', () => {
    const valid = [...'0123456789X']
      .map((check) => parseResidentId(`32068220260630001${check}`, ON))
      .filter((id) => id.valid);
    expect(valid).toMatchObject([{ birthDate: ON, sex: 'male' }]);
  });

  it('needs the day of judgement', () => {
    expect(() => parseResidentId(ID, 'today')).toThrow('today');
  });

  it('finds every wrong digit and every exchange of neighbours', () => {
    for (let place = 0; place < 18; place += 1) {
      for (const digit of '0123456789X') {
        if (digit === ID[place]) continue;
        const wrong = ID.slice(0, place) + digit + ID.slice(place + 1);
        expect(parseResidentId(wrong, ON).valid).toBe(false);
      }
      const swapped = ID.slice(0, place) + ID.slice(place + 1, place + 2) + ID.charAt(place) + ID.slice(place + 2);
      if (swapped !== ID) expect(parseResidentId(swapped, ON).valid).toBe(false);
    }
  });

  it('reads its own normal form, and 15 digits as the 18 they stand for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 10, max: 28 }), (sequence, date) => {
        const old = `320622450${(date % 9) + 1}${date}${String(sequence).padStart(3, '0')}`;
        const { normalized, ...rest } = parseResidentId(old, ON);
        expect(normalized).toHaveLength(18);
        expect(parseResidentId(normalized, ON)).toEqual({ normalized, ...rest });
      }),
    );
  });

  it('has words for every error', () => {
    expect(Object.keys(RESIDENT_ID_MESSAGES)).toEqual(['empty', 'format', 'date', 'future', 'checksum']);
  });
});

describe('disability certificate', () => {
  it.each([
    ['a reissue with several digits', `${ID}42B12`, ID, null],
    ['a blank ID to compare with', `${ID}42`, ' ', null],
    ['no ID to compare with', `${ID}42`, undefined, null],
    ['an ID that is none', `${ID}42`, 'x', 'mismatch'],
    ['a date that does not exist', '3206221955022900194', ID, 'format'],
    ['a holder born on no day', '32062219550229001942', null, 'id'],
    ['a holder not born yet', '32068220260701001942', null, 'id'],
    ['type 9', `${ID}91`, ID, 'type'],
    ['grade 9', `${ID}19`, ID, 'grade'],
    ['a suffix C', `${ID}42C1`, ID, 'format'],
    ['text before it', `残${ID}42`, ID, 'format'],
    ['null', null, ID, 'empty'],
  ])('%s', (_words, input, id, error) => {
    expect(parseDisabilityCertificate(input, id, ON).error).toBe(error);
  });

  it('has words for every error', () => {
    expect(Object.keys(DISABILITY_CERTIFICATE_MESSAGES)).toEqual([
      'empty',
      'format',
      'id',
      'type',
      'grade',
      'mismatch',
    ]);
  });
});

describe('phone', () => {
  it.each([
    ['138–0000–0001', '13800000001'],
    ['138—0000—0001', '13800000001'],
    ['(+86)13800000001', '13800000001'],
    ['0086 138 0000 0001', '13800000001'],
    ['86-138-0000-0001', '13800000001'],
    ['+8613800000001', '13800000001'],
    ['＋86 138 0000 0001', '13800000001'],
    ['+86 (0513) 8700 0001', '0513-87000001'],
    ['+86(513)87000001', '0513-87000001'],
    ['0086-513-87000001', '0513-87000001'],
    ['86 0513 87000001', '0513-87000001'],
    ['(0513)-87000001', '0513-87000001'],
    ['8700-0001', '0513-87000001'],
    ['86000001', '0513-86000001'],
  ])('%s is %s', (input, normalized) => {
    expect(parsePhone(input)).toMatchObject({ valid: true, normalized });
  });

  it.each([
    '013800000001',
    '+13800000001',
    '+1 3800000001',
    '++8613800000001',
    '13800000001-',
    '-13800000001',
    '138+00000001',
    '(138)00000001',
    '0513-87000001-801',
    '0513-87000001转801',
    '513-87000001',
    '021-12345678',
    '17000001',
    '0513-17000001',
    '+8687000001',
    '8687000001',
    '+86',
    '电话13800000001',
    '13800000001 13800000002',
  ])('refuses “%s”', (input) => {
    expect(parsePhone(input)).toEqual({ valid: false, normalized: null, kind: null, error: 'format' });
  });

  it.each(['', '  ', null, undefined])('finds nothing in %p', (input) => {
    expect(parsePhone(input).error).toBe('empty');
  });

  it('reads its own normal form', () => {
    for (const input of ['138 0000 0001', '87000001']) {
      const { normalized } = parsePhone(input);
      expect(parsePhone(normalized).normalized).toBe(normalized);
    }
  });

  it('has words for every error', () => {
    expect(Object.keys(PHONE_MESSAGES)).toEqual(['empty', 'format']);
  });
});

describe('masks', () => {
  it('leave enough to recognise and too little to know', () => {
    expect(maskResidentId(ID)).toBe('320622********0021');
    expect(maskPhone('13800000004')).toBe('138****0004');
    expect(maskPhone('0513-87005678')).toBe('0513-****5678');
    expect(maskDisabilityCertificate(`${ID}42B1`)).toBe('320622********0021****');
  });

  it('show nothing of what has another form', () => {
    expect(maskResidentId('320622450315002')).toBe('***************');
    expect(maskResidentId(`${ID}0`)).toBe('*'.repeat(19));
    expect(maskPhone('110')).toBe('***');
    expect(maskPhone('138000000011')).toBe('************');
    expect(maskPhone('0513-870056789')).toBe('*'.repeat(14));
    expect(maskPhone('x0513-87005678')).toBe('*'.repeat(14));
    expect(maskPhone('')).toBe('');
    expect(maskDisabilityCertificate('3206')).toBe('****');
  });
});

describe('door code', () => {
  const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const random = fc.string({ unit: fc.constantFrom(...BASE32), minLength: 10, maxLength: 10 });
  const city = fc.integer({ min: 0, max: 999_999 }).map((code) => String(code).padStart(6, '0'));
  const CODE = formatDoorCode('320682', '7K3M9QXW2A');

  it('is short enough for WeChat and made of what it allows', () => {
    expect(CODE).toMatch(/^TF-320682-7K3M9QXW2A-[0-9A-Z]$/);
    expect(CODE.length).toBeLessThanOrEqual(32);
  });

  it('is read back, bare or in a link', () => {
    fc.assert(
      fc.property(city, random, (cityCode, part) => {
        const code = formatDoorCode(cityCode, part);
        const read = { valid: true, normalized: code, cityCode, error: null };
        expect(parseDoorCode(code)).toEqual(read);
        expect(parseDoorCode(code.toLowerCase().replaceAll('-', ''))).toEqual(read);
        expect(parseDoorCode(`https://tanfang.example/d?c=${code}&from=label`)).toEqual(read);
        expect(parseDoorCode(`https://tanfang.example/#/d?x=1&c=${code}#top`)).toEqual(read);
        expect(parseDoorCode(`pages/door/index?scene=${encodeURIComponent(`c=${code}`)}`)).toEqual(read);
        expect(parseDoorCode(`pages/door/index?scene=${encodeURIComponent(code).replaceAll('-', '%2D')}`)).toEqual(
          read,
        );
        expect(parseDoorCode(`scene=${code}`).error).toBe('format');
      }),
    );
  });

  it('forgives spaces, small letters and the usual confusions of hand-writing', () => {
    expect(parseDoorCode(formatDoorCode('320682', '0123456789').replaceAll('0', 'o').replaceAll('1', 'l')).valid).toBe(
      true,
    );
    expect(parseDoorCode(formatDoorCode('110101', '1111111111').replaceAll('1', 'I')).valid).toBe(true);
    expect(parseDoorCode(` ${CODE.replaceAll('-', ' - ')} `).normalized).toBe(CODE);
    expect(formatDoorCode('320682', '7k3m9qxw2a')).toBe(CODE);
  });

  it('finds every single wrong character', () => {
    fc.assert(
      fc.property(
        city,
        random,
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 31 }),
        (cityCode, part, place, shift) => {
          const code = formatDoorCode(cityCode, part).replace(/^TF|-/g, '').replaceAll('-', '');
          const limit = place < 6 ? 10 : 32;
          const value = BASE32.indexOf(code.charAt(place));
          const other = BASE32.charAt((value + shift) % limit);
          fc.pre(other !== code.charAt(place));
          expect(parseDoorCode(`TF${code.slice(0, place)}${other}${code.slice(place + 1)}`).error).toBe('checksum');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds every exchange of two characters, at any distance', () => {
    fc.assert(
      fc.property(
        city,
        random,
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 0, max: 16 }),
        (cityCode, part, a, b) => {
          const characters = [...formatDoorCode(cityCode, part).replace(/^TF|-/g, '').replaceAll('-', '')];
          const [first = '', second = ''] = [characters[a], characters[b]];
          fc.pre(first !== second);
          characters[a] = second;
          characters[b] = first;
          expect(parseDoorCode(`TF${characters.join('')}`).valid).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['', 'empty'],
    [null, 'empty'],
    ['https://example.com/', 'format'],
    ['TF-320682-7K3M9QXW2A', 'format'],
    ['TF-32068-7K3M9QXW2A-5', 'format'],
    ['XX-320682-7K3M9QXW2A-5', 'format'],
    ['TF-320682-7K3M9QXWUA-5', 'format'],
    [`${formatDoorCode('320682', '7K3M9QXW2A')}0`, 'format'],
    [`0${formatDoorCode('320682', '7K3M9QXW2A')}`, 'format'],
    [`${formatDoorCode('320682', '7K3M9QXW2A').slice(0, -1)}${CODE.endsWith('0') ? '1' : '0'}`, 'checksum'],
  ])('refuses “%s”: %s', (input, error) => {
    expect(parseDoorCode(input)).toEqual({ valid: false, normalized: null, cityCode: null, error });
  });

  it('is made of the right parts only', () => {
    for (const [cityCode, part] of [
      ['32068', '7K3M9QXW2A'],
      ['3206820', '7K3M9QXW2A'],
      ['32068X', '7K3M9QXW2A'],
      ['320682', '7K3M9QXW2'],
      ['320682', '7K3M9QXW2AA'],
      ['320682', '7K3M9QXWUA'],
    ] as const) {
      expect(() => formatDoorCode(cityCode, part)).toThrow(RangeError);
    }
  });

  it('has words for every error', () => {
    expect(Object.keys(DOOR_CODE_MESSAGES)).toEqual(['empty', 'format', 'checksum']);
  });
});

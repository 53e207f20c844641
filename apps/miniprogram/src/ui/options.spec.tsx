import { fireEvent, render, screen } from '@testing-library/react';

import { Choice, MultiChoice } from './choice';
import { optionsOf, type Options } from './options';
import { Segments } from './segments';
import { SelectField } from './select';

/** As people are offered: oneself first, then the others by their numbers. */
const PEOPLE: Options<number> = [
  [41, '周探访（本人）'],
  [7, '李探访'],
  [12, '王探访'],
];
const PLACES: Options = [
  ['all', '全市'],
  ['320682', '如皋市'],
  ['320600', '南通市'],
];
const nothing = () => undefined;
const shown = (role: string) => screen.getAllByRole(role).map(({ textContent }) => textContent);

describe('what may be chosen', () => {
  it('stands in the order given, numbers or not', () => {
    render(<Choice label="谁" options={PEOPLE} value={null} onChange={nothing} />);
    expect(shown('radio')).toEqual(['周探访（本人）', '李探访', '王探访']);
    render(<MultiChoice label="哪里" options={PLACES} value={[]} onChange={nothing} />);
    expect(shown('checkbox')).toEqual(['全市', '如皋市', '南通市']);
    render(<Segments label="看哪里" options={PLACES} value="all" onChange={nothing} />);
    expect(shown('tab')).toEqual(['全市', '如皋市', '南通市']);
  });

  it('is listed in the same order by a field that opens, which gives the code back as it was', () => {
    const chosen: number[] = [];
    render(<SelectField id="who" label="探访人员" options={PEOPLE} value={41} onChange={(id) => chosen.push(id)} />);
    const field = document.getElementById('who') as HTMLElement;
    expect(field.textContent).toContain('周探访（本人）');
    fireEvent.click(field);
    expect(shown('radio')).toEqual(['周探访（本人）', '李探访', '王探访']);
    fireEvent.click(document.getElementById('who-7') as HTMLElement);
    expect(chosen).toEqual([7]);
  });

  it('may be a vocabulary in its own order', () => {
    expect(optionsOf({ home: '上门', phone: '电话' })).toEqual([
      ['home', '上门'],
      ['phone', '电话'],
    ]);
  });
});

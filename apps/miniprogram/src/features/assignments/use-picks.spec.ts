import { allToggled, toggled } from './use-picks';

const idOf = (id: number) => id;

describe('choosing many', () => {
  it('chooses and takes back one', () => {
    expect(toggled([1, 2], 3, idOf)).toEqual([1, 2, 3]);
    expect(toggled([1, 2, 3], 2, idOf)).toEqual([1, 3]);
  });

  it('chooses all that show, beside what was chosen elsewhere, and takes them back', () => {
    expect(allToggled([9, 1], [1, 2, 3], idOf)).toEqual([9, 1, 2, 3]);
    expect(allToggled([9, 1, 2, 3], [1, 2, 3], idOf)).toEqual([9]);
  });
});

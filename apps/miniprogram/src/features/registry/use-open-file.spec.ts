import { emptyValues } from './file/values';
import { filledBy } from './use-open-file';

describe('what somebody said, taken into the draft', () => {
  it('fills a phone in as it is', () => {
    expect(filledBy({ fills: 'phone', value: '13700001234' }, emptyValues())).toEqual({ phone: '13700001234' });
  });

  it('adds an illness to those that are known, once', () => {
    const known = { ...emptyValues(), illnessHistory: '高血压' };
    expect(filledBy({ fills: 'illnessHistory', value: '脑梗' }, known)).toEqual({ illnessHistory: '高血压、脑梗' });
    expect(filledBy({ fills: 'illnessHistory', value: '脑梗' }, emptyValues())).toEqual({ illnessHistory: '脑梗' });
    expect(filledBy({ fills: 'illnessHistory', value: '高血压' }, known)).toBeNull();
  });

  it('fills nothing in where there is nothing to copy', () => {
    expect(filledBy({ fills: null, value: null }, emptyValues())).toBeNull();
  });
});

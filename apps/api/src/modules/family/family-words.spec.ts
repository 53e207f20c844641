import { DEFAULT_POLICY, unchangedVisitItems } from '@tanfang/domain';
import { followUpInWords, frequencyInWords, statusInWords, visitInWords } from './family-words.js';

describe('visitInWords', () => {
  it('says in one sentence that nothing changed', () => {
    const words = visitInWords({ method: 'home', outcome: 'completed', items: unchangedVisitItems() });
    expect(words).toBe('上门探访：各方面与平时一样。');
  });

  it('names what is different', () => {
    const items = { ...unchangedVisitItems(), mobility: 'worse', gasSafety: 'unsafe' };
    expect(visitInWords({ method: 'home', outcome: 'completed', items })).toBe(
      '上门探访：行动能力较差，燃气安全不安全；其他与平时一样。',
    );
  });

  it('does not worry the family about an attempt', () => {
    expect(visitInWords({ method: 'phone', outcome: 'unanswered', items: null })).toBe(
      '电话探访：没有接通，会再联系。',
    );
    expect(visitInWords({ method: 'home', outcome: 'nobody_home', items: null })).toBe(
      '上门探访：家中无人，会再上门。',
    );
  });
});

it('says how often somebody comes, in the words of the plan', () => {
  expect(frequencyInWords('A', DEFAULT_POLICY)).toBe('每周至少上门探访2次、电话或视频问候2次。');
  expect(frequencyInWords('C', DEFAULT_POLICY)).toBe('每周至少电话或视频问候1次。');
  expect(frequencyInWords(null, DEFAULT_POLICY)).toBe('暂未列入定期探访。');
});

it('says that something is being seen to, without what was found', () => {
  expect(followUpInWords('hazard')).toBe('安全隐患已登记，工作人员正在跟进。');
});

it('says calmly that visits pause, or have ended', () => {
  expect(statusInWords({ status: 'active', closeReason: null })).toBeNull();
  expect(statusInWords({ status: 'suspended', closeReason: null })).toContain('改为电话或视频问候');
  expect(statusInWords({ status: 'refused', closeReason: null })).toContain('每季度会再问一次');
  expect(statusInWords({ status: 'closed', closeReason: 'died' })).toBe('探访已经结束，以往的记录仍可查看。');
  expect(statusInWords({ status: 'closed', closeReason: 'moved' })).toContain('已退出定期探访');
});

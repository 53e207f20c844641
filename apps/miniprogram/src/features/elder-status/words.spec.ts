import { closingEffect, resumeEffect, sayAbsence, sayEffects, suspendEffect } from './words';

const TODAY = '2026-11-23';

describe('words about a status', () => {
  it('say how long somebody is away', () => {
    expect(sayAbsence({ reason: 'hospital', from: '2026-11-10', to: null }, TODAY)).toBe(
      '住院，11月10日起，还不知道何时回来',
    );
    expect(sayAbsence({ reason: 'away', from: TODAY, to: '2026-12-03' }, TODAY)).toBe('外出、探亲，今天至12月3日');
  });

  it('say what will happen before it does', () => {
    expect(suspendEffect(TODAY, '', TODAY)).toBe('保存后，今天起，到恢复为止不安排上门，改为电话或视频问候。');
    expect(suspendEffect(TODAY, '2026-12-03', TODAY)).toContain('今天至12月3日不安排上门');
    expect(resumeEffect('2026-11-23', '2026-11-20', TODAY)).toBe('保存后，今天起恢复上门。');
    expect(resumeEffect('2026-11-20', '2026-11-20', TODAY)).toContain('按没有发生处理');
    expect(closingEffect('died', true)).toContain('同户老人的类别会重新判定');
    expect(closingEffect('moved', false)).toContain('门牌码随之停用');
  });

  it('say what it did to the others', () => {
    const effect = {
      elderId: 2,
      name: '李桂兰',
      levelBefore: 'C',
      level: 'A',
      from: TODAY,
      clause: 'A1',
      kept: false,
    } as const;
    expect(sayEffects([effect], true, TODAY)).toEqual([
      '同户李桂兰今天起由C类变为A类。',
      '这一户已没有在册老人，门牌码已停用。',
    ]);
    expect(sayEffects([{ ...effect, level: 'C', levelBefore: 'A', kept: true }], false, TODAY)).toEqual([
      '同户李桂兰仍为C类，不再变为A类。',
    ]);
    expect(sayEffects([], false, TODAY)).toEqual([]);
  });
});

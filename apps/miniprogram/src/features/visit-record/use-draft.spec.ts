import { act, renderHook } from '@testing-library/react';

import { useDraft } from './use-draft';

const START = { elderId: 7, method: 'home', doorCode: null, fromCall: false, mendId: null } as const;

test('edits that come faster than the screen are all kept', async () => {
  const { result } = renderHook(() => useDraft(START));
  const { change, now } = result.current;
  act(() => {
    change((draft) => ({ ...draft, serviceNeeds: '助餐' }));
    change((draft) => ({ ...draft, companions: '张三' }));
    expect(now()).toMatchObject({ serviceNeeds: '助餐', companions: '张三' });
  });
  expect(result.current.draft).toMatchObject({ serviceNeeds: '助餐', companions: '张三' });
});

test('an unfinished record of the same elder and method is taken up again', () => {
  const first = renderHook(() => useDraft(START));
  act(() => first.result.current.change((draft) => ({ ...draft, suggestions: '多晒太阳' })));
  first.unmount();
  const second = renderHook(() => useDraft(START));
  expect(second.result.current).toMatchObject({ resumed: true, draft: { suggestions: '多晒太阳' } });
  act(() => second.result.current.restart());
  expect(second.result.current.now().suggestions).toBe('');
});

import { renderHook } from '@testing-library/react';

import { keepSession } from '@/platform/session';

import { fillStorage, resetTaro } from '../../../../test/doubles/taro';
import { elderFile } from '../../../../test/elder-file';
import { sessionOf } from '../../../../test/server';
import { valuesOf } from '../file/from-file';
import { emptyValues } from '../file/values';
import { draftState } from './draft-state';
import {
  beginDraft,
  changeDraft,
  draftNow,
  dropDraft,
  fillIn,
  rebaseDraft,
  useDraftsOfNewFiles,
  usePhoneFull,
} from './drafts';
import { isOutdated, upToDate } from './up-to-date';

/** What a hook says now. */
function now<T>(hook: () => T): T {
  const { result, unmount } = renderHook(hook);
  unmount();
  return result.current;
}

beforeEach(() => {
  resetTaro();
  keepSession(sessionOf('access-1'));
});

describe('a draft on the phone', () => {
  it('keeps each touch, and is gone when it is dropped', () => {
    const { id } = beginDraft(emptyValues(), null);
    fillIn(id, { name: '王秀英' });
    fillIn(id, { address: '3组18号' });
    expect(draftNow(id)?.values).toMatchObject({ name: '王秀英', address: '3组18号' });
    dropDraft(id);
    fillIn(id, { name: '没有了' });
    expect(draftNow(id)).toBeNull();
  });

  it('belongs to the account that began it', () => {
    const mine = beginDraft(emptyValues(), null);
    keepSession(sessionOf('access-2', 'refresh-2', 8));
    expect(now(useDraftsOfNewFiles)).toEqual([]);
    keepSession(sessionOf('access-1'));
    expect(now(useDraftsOfNewFiles).map(({ id }) => id)).toEqual([mine.id]);
    dropDraft(mine.id);
  });

  it('says when the phone has no room, and when there is room again', () => {
    const { id } = beginDraft(emptyValues(), null);
    fillStorage(true);
    fillIn(id, { name: '王' });
    expect(now(usePhoneFull)).toBe(true);
    expect(draftNow(id)?.values.name).toBe('王');
    fillStorage(false);
    fillIn(id, { name: '王秀英' });
    expect(now(usePhoneFull)).toBe(false);
    dropDraft(id);
  });

  it('is another request on another version of the file', () => {
    const file = elderFile();
    const draft = beginDraft(valuesOf(file), file);
    const next = rebaseDraft(draft, elderFile({ version: 5 }), draft.values);
    expect(next.id).not.toBe(draft.id);
    expect(draftNow(draft.id)).toBeNull();
    expect(draftNow(next.id)?.file?.version).toBe(5);
    dropDraft(next.id);
  });
});

describe('a draft and the file as it is now', () => {
  const file = elderFile();
  const begun = () => beginDraft({ ...valuesOf(file), address: '3组20号' }, file);

  it('is as it was while nobody else touched the file', () => {
    expect(upToDate(begun(), file)).toEqual({ state: 'same' });
    expect(isOutdated(begun(), file)).toBe(false);
  });

  it('moves onto a new version, and asks for a new look at what the other one changed', () => {
    const draft = begun();
    changeDraft(draft.id, { checked: ['health', 'help'] });
    const theirs = elderFile({
      version: 5,
      health: { illnessHistory: '高血压', abilityTick: null, assessedAbility: null },
    });
    const moved = upToDate(draftNow(draft.id) ?? draft, theirs);
    expect(moved).toMatchObject({
      state: 'moved',
      values: { address: '3组20号', illnessHistory: '高血压' },
      checked: ['help'],
    });
  });

  it('does not move over a line that both changed', () => {
    const theirs = elderFile({ household: { ...file.household, version: 3, address: '4组1号' } });
    expect(upToDate(begun(), theirs)).toMatchObject({ state: 'conflict' });
  });
});

describe('where a draft of a new file stands', () => {
  const item = { clientId: 'd', state: 'waiting' } as never;

  it.each([
    ['open', false, []],
    ['waiting', true, [item]],
    ['rejected', true, [{ ...(item as object), state: 'rejected' } as never]],
    ['done', true, []],
  ] as const)('is %s', (state, submitted, unsent) => {
    expect(draftState({ id: 'd', submitted }, unsent)).toBe(state);
  });
});

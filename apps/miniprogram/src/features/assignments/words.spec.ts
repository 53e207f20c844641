import { sayPreview } from './words';

test('a hand-over is told by numbers that matter', () => {
  const preview = {
    elders: 4,
    households: 3,
    byLevel: { A: 1, B: 0, C: 3, none: 0 },
    contactsLeft: 5,
    openFollowUps: 0,
    eldersOfReceiver: 12,
    unchanged: 0,
  };
  expect(sayPreview(preview)).toBe('4 位老人、3 户；A类 1、C类 3；本周还有 5 次探访；接手人现有 12 位');
  expect(sayPreview({ ...preview, openFollowUps: 2, unchanged: 1 })).toContain(
    '2 件跟踪回访未办结；1 位本来就由接手人负责',
  );
});

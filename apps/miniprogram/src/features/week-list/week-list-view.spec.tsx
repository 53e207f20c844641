import type { WeekList, WeekListElder } from '@tanfang/contracts';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';

import { WeekListView } from './week-list-view';

const elder = (elderId: number, name: string, more: Partial<WeekListElder> = {}): WeekListElder => ({
  elderId,
  name,
  age: 83,
  sex: 'female',
  level: 'A',
  targetTypes: [],
  maskedPhone: null,
  status: 'active',
  homeConsent: true,
  refused: false,
  assignedVisitorId: null,
  coversFor: null,
  coveredBy: null,
  dueHome: 2,
  doneHome: 1,
  dueRemote: 2,
  doneRemote: 0,
  met: false,
  outlook: 'fits',
  unreachable: false,
  goAndSee: null,
  openFollowUps: [],
  suggestion: { method: 'phone', on: '2026-11-24', reason: '上次为上门探访，交替开展' },
  lastVisit: { on: '2026-11-23', method: 'home', outcome: 'completed' },
  nextOrdinal: 12,
  rank: 1,
  reason: '',
  ...more,
});

const list = (households: WeekListElder[][]): WeekList => ({
  week: '2026-W48',
  from: '2026-11-23',
  to: '2026-11-29',
  today: '2026-11-24',
  generatedAt: '2026-11-24T01:00:00Z',
  rules: [],
  warnings: [],
  of: 'mine',
  truncated: false,
  covers: [],
  totals: {
    households: 2,
    elders: 3,
    due: 2,
    met: 1,
    unreachable: 0,
    missed: 0,
    pressing: 0,
    refused: 0,
    dueHome: 2,
    doneHome: 1,
    dueRemote: 2,
    doneRemote: 0,
  },
  households: households.map((elders, index) => ({
    householdId: index + 1,
    address: `三组 ${index + 1} 号`,
    gridName: null,
    rank: index,
    reason: '',
    elders,
  })),
});

const show = (week: WeekList) => {
  const seen: string[] = [];
  const onOpen = (id: number) => void seen.push(`open ${id}`);
  const onDial = ({ elderId }: { elderId: number }) => void seen.push(`dial ${elderId}`);
  render(<WeekListView list={week} unsent={[]} selectedId={null} onOpen={onOpen} onDial={onDial} />);
  return seen;
};

test('says who, how far, what next and why; opens and dials', () => {
  const seen = show(list([[elder(1, '张桂英')]]));
  expect(screen.getByText('本周还有 1 位老人要探访')).toBeTruthy();
  expect(screen.getByText('上门 1/2')).toBeTruthy();
  expect(screen.getByText('电话视频 0/2')).toBeTruthy();
  expect(screen.getByText('今天电话探访')).toBeTruthy();
  expect(screen.getByText('上次 昨天 上门探访')).toBeTruthy();
  fireEvent.click(screen.getByText('张桂英'));
  fireEvent.click(screen.getByRole('button', { name: '给张桂英打电话' }));
  expect(seen).toEqual(['open 1', 'dial 1']);
});

test('a household with something due is shown whole; the others under 全部', () => {
  show(list([[elder(1, '张桂英'), elder(2, '李国强', { met: true })], [elder(3, '王秀兰', { met: true })]]));
  expect(screen.getByText('李国强')).toBeTruthy();
  expect(screen.queryByText('王秀兰')).toBeNull();
  fireEvent.click(screen.getByRole('tab', { name: '全部' }));
  expect(screen.getByText('王秀兰')).toBeTruthy();
});

test('who declines visits is not dialled, and that is said', () => {
  show(list([[elder(1, '张桂英'), elder(2, '李国强', { refused: true, dueHome: 0, dueRemote: 0, suggestion: null })]]));
  expect(screen.getByText('本人不接受探访')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '给李国强打电话' })).toBeNull();
});

test('a long list is drawn step by step', () => {
  show(list(Array.from({ length: 45 }, (_, index) => [elder(index + 1, `老人${index + 1}`)])));
  expect(screen.queryByText('老人31')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '后面还有 15 户' }));
  expect(screen.getByText('老人45')).toBeTruthy();
});

test('a week that is done says so', () => {
  show(list([[elder(1, '张桂英', { met: true })]]));
  expect(screen.getByText('本周都探访到了')).toBeTruthy();
});

test('who will be missed by Sunday is said and shown apart, until a record waits or the week is met', () => {
  const rows: [WeekListElder, WeekListElder, WeekListElder, WeekListElder] = [
    elder(1, '张桂英', { outlook: 'lost' }),
    elder(2, '李国强', { outlook: 'today' }),
    elder(3, '王秀兰', { outlook: 'fits' }),
    elder(4, '赵玉梅', { outlook: 'lost', met: true }),
  ];
  show(list(rows.map((row) => [row])));
  expect(
    screen.getByText('照这样，1 位到周日会漏访，请和村（居）商量分给同事。1 位今天不联系，这周就会漏访。'),
  ).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '看这几位' }));
  expect(screen.queryByText('王秀兰')).toBeNull();
  expect(screen.getByText('会漏访：天数不够')).toBeTruthy();
  expect(screen.getByText('今天必须联系')).toBeTruthy();
});

test('whom one stands in for is said, with how many, and who stands in for one’s own', () => {
  const covered = { coversFor: '李某' };
  show(list([[elder(1, '张桂英', covered), elder(2, '李国强', covered)], [elder(3, '王秀兰', { coveredBy: '赵某' })]]));
  expect(screen.getByText('代 李某 2 位')).toBeTruthy();
  expect(screen.getAllByText('代 李某')).toHaveLength(2);
  expect(screen.getByText('赵某 代班中')).toBeTruthy();
});

describe('weather to mind', () => {
  const warning = (id: number, more: Partial<WeekList['warnings'][number]> = {}): WeekList['warnings'][number] => ({
    id,
    name: '高温橙色预警',
    severity: 'orange',
    headline: '如皋市高温橙色预警',
    expires: new Date(Date.now() + 3_600_000).toISOString(),
    instruction: null,
    advice: [`问问今天喝了多少水${id}`],
    ...more,
  });
  const withWarnings = (...warnings: WeekList['warnings']): WeekList => ({ ...list([[elder(1, '张桂英')]]), warnings });

  test('the gravest is open, and stays put away; the others open on a tap', () => {
    const week = withWarnings(warning(1), warning(2, { headline: '注意防霾' }));
    show(week);
    expect(screen.getByText('1. 问问今天喝了多少水1')).toBeTruthy();
    expect(screen.queryByText('1. 问问今天喝了多少水2')).toBeNull();
    fireEvent.click(screen.getByText('高温橙色预警：注意防霾'));
    expect(screen.getByText('1. 问问今天喝了多少水2')).toBeTruthy();
    fireEvent.click(screen.getByText('如皋市高温橙色预警'));
    cleanup();
    show(week);
    expect(screen.queryByText('1. 问问今天喝了多少水1')).toBeNull();
  });

  test('one that has ended since the list was kept is left out; weather without advice says what its sender asks', () => {
    const over = warning(3, { expires: new Date(Date.now() - 1000).toISOString() });
    show(withWarnings(over, warning(4, { instruction: '请不要带火种进山' })));
    expect(screen.queryByText('1. 问问今天喝了多少水3')).toBeNull();
    cleanup();
    show(withWarnings(warning(5, { instruction: '请不要带火种进山' })));
    expect(screen.getByText('2. 请不要带火种进山')).toBeTruthy();
  });

  test('a list that an older version kept has none', () => {
    const { warnings: _, ...older } = withWarnings();
    show(older as WeekList);
    expect(screen.getByText('张桂英')).toBeTruthy();
  });
});

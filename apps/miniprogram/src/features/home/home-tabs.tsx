import { useAccount } from '@/platform/session';
import type { RouteName } from '@/platform/routes';
import { TabBar, type TabItem } from '@/ui';

import { useUnread } from './unread';

const MESSAGES: TabItem = { route: 'messages', label: '消息', icon: 'bell' };
const MY: TabItem = { route: 'my', label: '我的', icon: 'person' };
const REGISTER: TabItem = { route: 'register', label: '台账', icon: 'file' };
const TOOLS: TabItem = { route: 'tools', label: '办事', icon: 'list' };
const VISITING: readonly TabItem[] = [
  { route: 'week', label: '本周探访', icon: 'home' },
  REGISTER,
  TOOLS,
  MESSAGES,
  MY,
];
const OVERSEEING: readonly TabItem[] = [
  { route: 'overview', label: '工作进度', icon: 'chart' },
  REGISTER,
  TOOLS,
  MESSAGES,
  MY,
];
const FAMILY: readonly TabItem[] = [{ route: 'familyHome', label: '家人', icon: 'people' }, MESSAGES, MY];

const OWN: readonly TabItem[] = [{ route: 'ownHome', label: '首页', icon: 'home' }, MESSAGES, MY];

const TABS: Readonly<Record<string, readonly TabItem[]>> = {
  visitor: VISITING,
  village_manager: VISITING,
  town_officer: OVERSEEING,
  city_officer: OVERSEEING,
  family: FAMILY,
  elder: OWN,
};

/** The page a role starts on. Roles without a page of their own start at their settings. */
export const homeOf = (role: string): RouteName => TABS[role]?.[0]?.route ?? 'my';

/** Whether a role has pages of its own here. */
export const hasHome = (role: string): boolean => role in TABS;

/** The tab bar of the signed-in role; none where there is nowhere to go. */
export function HomeTabs({ current }: { current: RouteName }) {
  const account = useAccount();
  const unread = useUnread();
  const items = (TABS[account?.role ?? ''] ?? []).map((item) =>
    item.route === 'messages' ? { ...item, badge: unread } : item,
  );
  return items.length > 0 ? <TabBar items={items} current={current} /> : null;
}

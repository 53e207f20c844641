import type { RouteName } from '@/platform/routes';
import type { IconName } from '@/ui';

/** Something to do beside the daily list. It shows to whoever holds the permission. */
export interface Tool {
  route: RouteName;
  label: string;
  /** One line: what it is for. */
  about: string;
  icon: IconName;
  permission: string;
}

/** All tools, grouped as the page 办事 shows them. A capability adds its line here. */
export const TOOLS: Readonly<Record<string, readonly Tool[]>> = {
  老人和档案: [
    {
      route: 'registerElder',
      label: '登记老人',
      about: '按信息登记表建档，先填身份证号',
      icon: 'plus',
      permission: 'elder.register',
    },
  ],
};

import { restart, type RouteName } from '@/platform/navigation';

import { Icon, type IconName } from './icon';
import { Box, Press, Txt } from './primitives';

export interface TabItem {
  route: RouteName;
  label: string;
  icon: IconName;
  /** How many things wait there. */
  badge?: number;
}

/** The way between the home pages of a role. */
export function TabBar({ items, current }: { items: readonly TabItem[]; current: RouteName }) {
  return (
    <Box className="tabs" role="navigation" label="主要页面">
      {items.map(({ route, label, icon, badge = 0 }) => (
        <Press
          key={route}
          id={`tab-${route}`}
          className={`tabs__item ${route === current ? 'tabs__item--on' : ''}`}
          role="tab"
          selected={route === current}
          label={badge > 0 ? `${label}，${badge} 条未读` : undefined}
          onPress={() => route !== current && restart(route)}
        >
          <Box className="tabs__icon">
            <Icon name={icon} />
            {badge > 0 ? <Txt className="tabs__badge t-num">{badge > 99 ? '99+' : badge}</Txt> : null}
          </Box>
          <Txt>{label}</Txt>
        </Press>
      ))}
    </Box>
  );
}

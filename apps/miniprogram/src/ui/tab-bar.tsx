import { restart, type RouteName } from '@/platform/navigation';

import { Icon, type IconName } from './icon';
import { Box, Press, Txt } from './primitives';

export interface TabItem {
  route: RouteName;
  label: string;
  icon: IconName;
}

/** The way between the home pages of a role. */
export function TabBar({ items, current }: { items: readonly TabItem[]; current: RouteName }) {
  return (
    <Box className="tabs" role="navigation" label="主要页面">
      {items.map(({ route, label, icon }) => (
        <Press
          key={route}
          id={`tab-${route}`}
          className={`tabs__item ${route === current ? 'tabs__item--on' : ''}`}
          role="tab"
          selected={route === current}
          onPress={() => route !== current && restart(route)}
        >
          <Icon name={icon} />
          <Txt>{label}</Txt>
        </Press>
      ))}
    </Box>
  );
}

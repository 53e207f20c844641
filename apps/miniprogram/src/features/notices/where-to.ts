import type { NotificationDto } from '@tanfang/contracts';

import type { RouteName, RouteParams } from '@/platform/navigation';

/** The page on which somebody sees to what a message is about. */
export function whereTo(
  { kind, about: { type, id } }: Pick<NotificationDto, 'kind' | 'about'>,
  role: string,
): [RouteName, RouteParams] {
  switch (type) {
    case 'emergency':
      return ['emergency', { id }];
    case 'follow_up':
      return id === 'overdue' ? ['followUps', {}] : ['followUp', { id }];
    case 'household':
      return ['household', { id }];
    case 'elder':
      return ['elderFile', { id }];
    case 'boost':
      return ['boosts', {}];
    case 'weather_warning':
      return ['weather', {}];
    case 'class_raise':
      return ['raises', {}];
    case 'coming_change':
      return ['comingChanges', {}];
    case 'monthly_update':
      // The lists behind the figures are for officials; a visitor has the files themselves.
      return role === 'visitor' ? ['register', {}] : ['people', { region: id }];
    case 'quarter_report':
      if (kind === 'quarter_closing' && role === 'city_officer') return ['quarter', {}];
      return ['quarterReport', { place: id.split('/')[0], quarter: id.split('/')[1] }];
    case 'assignment':
    case 'week':
      return ['week', {}];
  }
}

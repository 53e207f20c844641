import type { NotificationDto } from '@tanfang/contracts';

import type { RouteName, RouteParams } from '@/platform/navigation';

/** The page on which somebody sees to what a message is about. */
export function whereTo(
  { about: { type, id } }: Pick<NotificationDto, 'about'>,
  role: string,
): [RouteName, RouteParams] {
  switch (type) {
    case 'emergency':
      return ['emergency', { id }];
    case 'follow_up':
      return ['followUp', { id }];
    case 'household':
      return ['household', { id }];
    case 'elder':
      return ['elderFile', { id }];
    case 'class_raise':
      return ['raises', {}];
    case 'coming_change':
      return ['comingChanges', {}];
    case 'monthly_update':
      // The lists behind the figures are for officials; a visitor has the files themselves.
      return role === 'visitor' ? ['register', {}] : ['people', { region: id }];
    case 'quarter_report':
      return ['overview', {}];
    case 'assignment':
    case 'week':
      return ['week', {}];
  }
}

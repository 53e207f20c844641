/** Every page of the app by name. Pages are opened by name only, so that a moved page is moved here. */
export const ROUTES = {
  login: '/pages/login/index',
  week: '/pages/week/index',
  my: '/pages/my/index',
  tools: '/pages/tools/index',
  elder: '/packages/visits/elder/index',
  scan: '/packages/visits/scan/index',
  record: '/packages/visits/record/index',
  visit: '/packages/visits/visit/index',
  unsent: '/packages/visits/unsent/index',
  register: '/packages/registry/list/index',
  registerElder: '/packages/registry/register/index',
  registerDraft: '/packages/registry/draft/index',
  elderFile: '/packages/registry/file/index',
  fileSection: '/packages/registry/section/index',
  fileConflict: '/packages/registry/conflict/index',
  overview: '/packages/officials/overview/index',
  people: '/packages/officials/people/index',
  followUps: '/packages/follow-ups/list/index',
  followUp: '/packages/follow-ups/detail/index',
  emergencies: '/packages/follow-ups/emergencies/index',
  emergency: '/packages/follow-ups/emergency/index',
  familyHome: '/packages/family/home/index',
  ownHome: '/packages/elder/home/index',
} as const;

export type RouteName = keyof typeof ROUTES;

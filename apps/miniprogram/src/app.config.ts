export default defineAppConfig({
  pages: ['pages/week/index', 'pages/login/index', 'pages/my/index', 'pages/tools/index'],
  subPackages: [
    {
      root: 'packages/visits',
      pages: ['elder/index', 'record/index', 'scan/index', 'visit/index', 'correct/index', 'unsent/index'],
    },
    {
      root: 'packages/registry',
      pages: [
        'list/index',
        'register/index',
        'draft/index',
        'file/index',
        'section/index',
        'conflict/index',
        'consent/index',
        'list-items/index',
      ],
    },
    {
      root: 'packages/officials',
      pages: [
        'overview/index',
        'people/index',
        'week/index',
        'week-people/index',
        'phones/index',
        'visit-questions/index',
        'machines/index',
      ],
    },
    {
      root: 'packages/follow-ups',
      pages: ['list/index', 'detail/index', 'new/index', 'emergencies/index', 'emergency/index', 'duty/index'],
    },
    {
      root: 'packages/homes',
      pages: [
        'household/index',
        'move/index',
        'assignments/index',
        'leaves/index',
        'leave/index',
        'doubles/index',
        'double/index',
      ],
    },
    { root: 'packages/life', pages: ['coming/index', 'refusals/index', 'raises/index', 'boosts/index', 'boost/index', 'weather/index', 'warning/index'] },
    { root: 'packages/imports', pages: ['list/index', 'detail/index', 'lists/index'] },
    { root: 'packages/notices', pages: ['list/index', 'deliveries/index'] },
    { root: 'packages/papers', pages: ['home/index'] },
    {
      root: 'packages/reports',
      pages: ['quarter/index', 'report/index', 'records/index', 'month/index', 'week/index', 'question/index'],
    },
    { root: 'packages/family', pages: ['home/index'] },
    { root: 'packages/elder', pages: ['home/index'] },
  ],
  preloadRule: { 'pages/week/index': { network: 'all', packages: ['packages/visits', 'packages/registry'] } },
  window: {
    navigationBarTitleText: '探访关爱',
    navigationBarBackgroundColor: '#F7F5F0',
    navigationBarTextStyle: 'black',
    backgroundColor: '#F7F5F0',
    backgroundTextStyle: 'dark',
  },
  animation: false,
  lazyCodeLoading: 'requiredComponents',
  permission: { 'scope.userLocation': { desc: '记录上门探访时，用于标注是否在老人家附近；可以不提供' } },
  requiredPrivateInfos: ['getLocation'],
  // WeChat asks for the person's agreement to the privacy guide before scanning, location and the like.
  __usePrivacyCheck__: true,
});

export default defineAppConfig({
  pages: ['pages/week/index', 'pages/login/index', 'pages/my/index'],
  subPackages: [
    { root: 'packages/visits', pages: ['elder/index', 'record/index', 'scan/index', 'visit/index', 'unsent/index'] },
  ],
  preloadRule: { 'pages/week/index': { network: 'all', packages: ['packages/visits'] } },
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
});

export default definePageConfig({
  // The web has no pull-down of its own; there the list is fresh each time it shows.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
});

// The tests run the web build's side of the code, in jsdom.
process.env.TARO_ENV = 'h5';

window.matchMedia ??= (media) =>
  ({ media, matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }) as never;

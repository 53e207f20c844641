import { mainTextSize } from './appearance';

test.each([
  [{ textSize: null, elderMode: false }, 1, 16],
  [{ textSize: null, elderMode: false }, 1.5, 24],
  [{ textSize: null, elderMode: true }, 1, 20],
  [{ textSize: 18, elderMode: true }, 1, 20],
  [{ textSize: 30, elderMode: true }, 1, 30],
  [{ textSize: null, elderMode: true }, 3, 30],
])('%j on a device of factor %f: %d px', (appearance, factor, size) => {
  expect(mainTextSize(appearance, factor)).toBe(size);
});

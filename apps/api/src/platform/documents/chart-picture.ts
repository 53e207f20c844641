import type { Chart } from './paper.js';
import { encodePng } from './png.js';

/** The chart's own colours: 黛青 on paper. */
const BAR: Colour = [0x1f, 0x5f, 0x5b];
const AXIS: Colour = [0x9a, 0xa5, 0xa3];
const PAPER: Colour = [0xff, 0xff, 0xff];
type Colour = readonly [red: number, green: number, blue: number];

const WIDTH = 1200;
const HEIGHT = 420;
const PLOT = { left: 20, right: 20, top: 50, bottom: 60 };

/** A bar as it is drawn, from the left and top in pixels. */
interface DrawnBar {
  x: number;
  y: number;
  width: number;
  height: number;
  label: string;
  text: string;
}

/** Where the bars stand in a field of a given size. A value above the top is cut there. */
export function drawnBars(chart: Chart, width: number, height: number): DrawnBar[] {
  const step = width / Math.max(1, chart.bars.length);
  return chart.bars.map(({ label, value }, i) => {
    const tall = ((value === null ? 0 : Math.min(value, chart.top)) / chart.top) * height;
    const text = value === null ? '—' : `${value}${chart.unit}`;
    return { x: i * step + step * 0.2, y: height - tall, width: step * 0.6, height: tall, label, text };
  });
}

/** The chart as a picture for Word: SVG with its words, and a PNG of the bars for programs that know no SVG. */
export function chartPicture(chart: Chart): { svg: Buffer; png: Buffer; width: number; height: number } {
  const plot = { width: WIDTH - PLOT.left - PLOT.right, height: HEIGHT - PLOT.top - PLOT.bottom };
  const bars = drawnBars(chart, plot.width, plot.height).map((bar) => ({
    ...bar,
    x: bar.x + PLOT.left,
    y: bar.y + PLOT.top,
  }));
  return { svg: svgOf(bars), png: pngOf(bars), width: WIDTH, height: HEIGHT };
}

function svgOf(bars: readonly DrawnBar[]): Buffer {
  const colour = ([red, green, blue]: Colour): string => `rgb(${red},${green},${blue})`;
  const size = bars.length > 8 ? 22 : 26;
  const drawn = bars.map(({ x, y, width, height, label, text }) => {
    const middle = x + width / 2;
    return (
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colour(BAR)}"/>` +
      `<text x="${middle}" y="${y - 8}" text-anchor="middle" font-size="${size - 4}">${escaped(text)}</text>` +
      `<text x="${middle}" y="${HEIGHT - PLOT.bottom + 34}" text-anchor="middle" font-size="${size}">${escaped(label)}</text>`
    );
  });
  const base = HEIGHT - PLOT.bottom;
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="SimSun, serif">` +
      `<rect width="${WIDTH}" height="${HEIGHT}" fill="${colour(PAPER)}"/>` +
      `<path d="M${PLOT.left} ${base}H${WIDTH - PLOT.right}" stroke="${colour(AXIS)}" stroke-width="2"/>${drawn.join('')}</svg>`,
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A PNG of rectangles. */
function pngOf(bars: readonly DrawnBar[]): Buffer {
  const pixels = Buffer.alloc(HEIGHT * WIDTH * 3, 0xff);
  const fill = (x: number, y: number, width: number, height: number, colour: Colour): void => {
    for (let row = Math.round(y); row < Math.round(y + height); row += 1) {
      for (let column = Math.round(x); column < Math.round(x + width); column += 1) {
        pixels.set(colour, (row * WIDTH + column) * 3);
      }
    }
  };
  for (const { x, y, width, height } of bars) fill(x, y, width, height, BAR);
  fill(PLOT.left, HEIGHT - PLOT.bottom, WIDTH - PLOT.left - PLOT.right, 2, AXIS);
  return encodePng(WIDTH, HEIGHT, pixels);
}

import { BarChart } from 'echarts/charts';
import { GridComponent, TitleComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

import type { chartOption } from './chart-option';

register([BarChart, GridComponent, TitleComponent, SVGRenderer]);

/** Draws into the element and follows its width. @returns a function that takes the chart away */
export function drawChart(element: HTMLElement, option: ReturnType<typeof chartOption>): () => void {
  const chart = init(element, undefined, { renderer: 'svg' });
  chart.setOption(option);
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(element);
  return () => {
    watch.disconnect();
    chart.dispose();
  };
}

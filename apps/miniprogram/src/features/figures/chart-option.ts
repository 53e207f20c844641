import type { FigureWeeks } from '@tanfang/contracts';

/** One small chart: a place and its values over the weeks. */
export interface SmallChart {
  title: string;
  values: (number | null)[];
}

/** A place each, all classes together; the place itself first. */
export function smallCharts(weeks: FigureWeeks): SmallChart[] {
  return weeks.series
    .filter(({ level }) => level === null)
    .map(({ place, values }) => ({ title: place.label, values: values.map(({ value }) => value) }));
}

const ACROSS = 5;
const WIDTH = 100 / ACROSS;
export const ROW_HEIGHT = 132;

/** Height of all of them, in px. */
export const chartHeight = (count: number): number => Math.ceil(count / ACROSS) * ROW_HEIGHT;

/** What the library draws: so many small charts of one scale, so that they can be compared by looking. */
export function chartOption(charts: readonly SmallChart[], weekNames: readonly string[]) {
  const at = (i: number) => ({ left: (i % ACROSS) * WIDTH, top: Math.floor(i / ACROSS) * ROW_HEIGHT });
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit' },
    title: charts.map(({ title }, i) => ({
      text: title,
      left: `${at(i).left + 1}%`,
      top: at(i).top,
      textStyle: { fontSize: 14, fontWeight: 600, color: '#1c2b2a', width: 200, overflow: 'truncate' as const },
    })),
    grid: charts.map((_, i) => ({
      left: `${at(i).left + 3.2}%`,
      top: at(i).top + 26,
      width: `${WIDTH - 4.6}%`,
      height: ROW_HEIGHT - 58,
    })),
    xAxis: charts.map((_, gridIndex) => ({
      gridIndex,
      type: 'category' as const,
      data: weekNames.map((_name, week) => String(week + 1)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: '#8b9391' } },
      axisLabel: { fontSize: 11, color: '#4b5b59', interval: 3 },
    })),
    yAxis: charts.map((_, gridIndex) => ({
      gridIndex,
      type: 'value' as const,
      min: 0,
      max: 100,
      interval: 50,
      axisLabel: { fontSize: 11, color: '#4b5b59' },
      splitLine: { lineStyle: { color: '#e0dacd' } },
    })),
    series: charts.map(({ values }, i) => ({
      type: 'bar' as const,
      xAxisIndex: i,
      yAxisIndex: i,
      data: values,
      itemStyle: { color: '#1f5f5b' },
      barCategoryGap: '25%',
    })),
  };
}

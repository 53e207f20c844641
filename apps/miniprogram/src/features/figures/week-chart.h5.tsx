import { useEffect, useRef } from 'react';

import { chartHeight, chartOption, smallCharts } from './chart-option';
import type { WeekChartProps } from './week-chart.types';

/** A quarter's weeks as small charts, a place each. Drawn by a library that is loaded here and nowhere else. */
export function WeekChart({ weeks }: WeekChartProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let stopped = false;
    let dispose = (): void => undefined;
    void import('./draw-chart.h5').then(({ drawChart }) => {
      if (!stopped)
        dispose = drawChart(
          element,
          chartOption(
            smallCharts(weeks),
            weeks.weeks.map(({ label }) => label),
          ),
        );
    });
    return () => {
      stopped = true;
      dispose();
    };
  }, [weeks]);
  return (
    <div
      id="week-chart"
      ref={box}
      role="img"
      aria-label={`${weeks.quarterName}各周${weeks.measure.label}，数字见下面的表`}
      style={{ width: '100%', height: chartHeight(smallCharts(weeks).length) }}
    />
  );
}

import type { FigureWeeks } from '@tanfang/contracts';

export interface WeekChartProps {
  weeks: FigureWeeks;
}

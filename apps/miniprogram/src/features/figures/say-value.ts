import type { FigureValue } from '@tanfang/contracts';

/** A value in a cell: 1,234 or 96.5%; a dash where there is nothing to share. The unit of counts stands in the head. */
export function sayValue(value: FigureValue | undefined, unit: string): string {
  if (!value || value.value === null) return '—';
  if (unit === '%') return `${value.value.toFixed(1)}%`;
  return String(value.value).replace(/\B(?=(\d{3})+$)/g, ',');
}

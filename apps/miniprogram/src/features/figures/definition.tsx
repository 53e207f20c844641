import type { MeasureDto } from '@tanfang/contracts';

import { Facts } from '@/ui';

/** What a figure means: numerator, denominator, the records it comes from, its place in the plan. */
export function Definition({ measure }: { measure: MeasureDto }) {
  return (
    <Facts
      items={[
        [measure.denominatorWords ? '分子' : '怎样数', measure.numeratorWords],
        ['分母', measure.denominatorWords],
        ['来源', measure.source],
        ['方案条款', measure.clause],
      ]}
    />
  );
}

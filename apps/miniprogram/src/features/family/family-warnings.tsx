import type { FamilySummary } from '@tanfang/contracts';

import { nowMs } from '@/platform/clock';
import { Tips } from '@/ui';

/** Weather to mind where the elder lives, and what can be done about it. A summary of an older version knows of none. */
export function FamilyWarnings({ summary }: { summary: FamilySummary }) {
  const warnings = (summary.warnings ?? []).filter(({ expires }) => Date.parse(expires) > nowMs());
  return (
    <>
      {warnings.map(({ id, name, headline, expires, advice, instruction }, index) => (
        <Tips
          key={id}
          id={`family-warning-${id}`}
          title={headline.includes('预警') ? headline : `${name}：${headline}`}
          until={expires}
          points={instruction ? [...advice, instruction] : advice}
          startOpen={index === 0}
        />
      ))}
    </>
  );
}

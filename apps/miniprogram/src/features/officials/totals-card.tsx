import type { Overview } from '@tanfang/contracts';
import { CARE_LEVELS } from '@tanfang/domain';

import { Box, Card, Meter, sayMonth, sayRange, Txt } from '@/ui';

import './officials.scss';

/** The month and the week of the whole region, in numbers that say what they count. */
export function TotalsCard({ overview }: { overview: Overview }) {
  const { totals, month, monthDeadline, today, weekFrom, weekTo } = overview;
  const { monthlyUpdate, week } = totals;
  return (
    <Card className="totals">
      <Box className="totals__part">
        <Box className="t-soft">{`${sayMonth(month, today)}更新，${Number(monthDeadline.slice(8))}日截止`}</Box>
        <Box className="totals__number">
          <Txt className="t-display">{monthlyUpdate.updated}</Txt>
          <Txt className="t-soft t-num">{`/ ${monthlyUpdate.expected} 份`}</Txt>
        </Box>
        <Meter
          label="本月已更新"
          done={monthlyUpdate.updated}
          total={monthlyUpdate.expected}
          warn={monthlyUpdate.overdue > 0}
        />
        <Box className="t-small t-soft t-num">
          {monthlyUpdate.overdue > 0
            ? `逾期未更新 ${monthlyUpdate.overdue} 份`
            : `待更新 ${monthlyUpdate.expected - monthlyUpdate.updated} 份`}
        </Box>
      </Box>
      <Box className="totals__part">
        <Box className="t-soft">{`本周频次达标，${sayRange(weekFrom, weekTo)}`}</Box>
        <Box className="totals__number">
          <Txt className="t-display">{week.met}</Txt>
          <Txt className="t-soft t-num">{`/ ${week.due} 人`}</Txt>
        </Box>
        <Meter label="本周达标" done={week.met} total={week.due} />
        <Box className="t-small t-soft t-num">
          {(['A', 'B', 'C'] as const)
            .map((level) => `${CARE_LEVELS[level]} ${week.byLevel[level].met}/${week.byLevel[level].due}`)
            .join(' · ')}
        </Box>
      </Box>
      <Box className="totals__foot t-small t-soft t-num">
        <Txt>{`在册 ${totals.elders.total} 人`}</Txt>
        <Txt>{`不愿接受探访 ${totals.refused} 人`}</Txt>
        <Txt>{`联系不上 ${totals.unreachable} 人`}</Txt>
      </Box>
    </Card>
  );
}

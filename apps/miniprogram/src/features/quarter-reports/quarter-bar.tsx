import { sayPeriod, stepQuarter } from '@/platform/periods';
import { Box, Icon, Press, Txt } from '@/ui';

import './quarter-reports.scss';

/** Which quarter is shown, and the way to the one before and after. */
export function QuarterBar({ quarter, onChange }: { quarter: string; onChange: (quarter: string) => void }) {
  const step = (by: number) => onChange(stepQuarter(quarter, by));
  return (
    <Box className="stepper" role="group" label="季度">
      <Press id="quarter-before" className="stepper__step" label="上一季度" onPress={() => step(-1)}>
        <Icon name="back" />
      </Press>
      <Txt className="t-strong">{sayPeriod(quarter)}</Txt>
      <Press id="quarter-after" className="stepper__step" label="下一季度" onPress={() => step(1)}>
        <Icon name="next" />
      </Press>
    </Box>
  );
}

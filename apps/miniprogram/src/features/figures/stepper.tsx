import { Box, Icon, Press, Txt } from '@/ui';

interface StepperProps {
  id: string;
  label: string;
  words: string;
  onStep: (by: -1 | 1) => void;
  /** The latest one is shown: there is nothing after it. */
  atEnd: boolean;
}

/** Which period is shown, and the way to the one before and after. */
export function Stepper({ id, label, words, onStep, atEnd }: StepperProps) {
  return (
    <Box className="stepper" role="group" label={label}>
      <Press id={`${id}-before`} className="stepper__step" label="往前" onPress={() => onStep(-1)}>
        <Icon name="back" />
      </Press>
      <Txt className="t-lead">{words}</Txt>
      {atEnd ? null : (
        <Press id={`${id}-after`} className="stepper__step" label="往后" onPress={() => onStep(1)}>
          <Icon name="next" />
        </Press>
      )}
    </Box>
  );
}

import { Box, Card, Choice, Notice } from '@/ui';

import type { Comparison } from './file/conflict';
import type { FieldName } from './file/values';

export type Side = 'mine' | 'theirs';

interface ConflictChoicesProps {
  comparison: Comparison;
  chosen: Partial<Record<FieldName, Side>>;
  onChoose: (name: FieldName, side: Side) => void;
}

/** Lines that two people changed differently: both values, one to choose. The other changes of both are kept. */
export function ConflictChoices({ comparison, chosen, onChoose }: ConflictChoicesProps) {
  const { conflicts, mine, theirs } = comparison;
  return (
    <>
      {conflicts.map(({ field, mine: myWords, theirs: theirWords }) => (
        <Card key={field.name} id={`conflict-${field.name}`}>
          <Box className="t-lead">{field.label}</Box>
          <Choice<Side>
            id={`keep-${field.name}`}
            label={field.label}
            stacked
            options={[
              ['mine', `我填的：${myWords}`],
              ['theirs', `现在档案里的：${theirWords}`],
            ]}
            value={chosen[field.name]}
            onChange={(side) => onChoose(field.name, side)}
          />
        </Card>
      ))}
      {mine.length > 0 ? (
        <Notice>{`只有您改了的，照您的保存：${mine.map((field) => field.label).join('、')}。`}</Notice>
      ) : null}
      {theirs.length > 0 ? (
        <Notice>{`只有对方改了的，照对方的保留：${theirs.map((field) => field.label).join('、')}。`}</Notice>
      ) : null}
    </>
  );
}

import { FILE_SECTIONS, type FileSection } from '@tanfang/domain';

import { Box, Row, Tag, Txt } from '@/ui';

import { fieldsOf } from './file/fields';
import type { FileValues } from './file/values';
import { NOT_FILLED } from './file/words';

interface SectionRowProps {
  section: FileSection;
  values: FileValues;
  errors: number;
  onPress: () => void;
}

/** A section of a new file in the list of sections: how far it is filled in, and a glimpse of what it says. */
export function SectionRow({ section, values, errors, onPress }: SectionRowProps) {
  const lines = fieldsOf(section).map((field) => field.say(values));
  const filled = lines.filter((words) => words !== NOT_FILLED);
  return (
    <Row id={`section-${section}`} onPress={onPress}>
      <Box className="section__head">
        <Txt className="t-strong">{FILE_SECTIONS[section]}</Txt>
        {errors > 0 ? (
          <Tag tone="bad">{`${errors} 处需填写或更正`}</Tag>
        ) : (
          <Txt className="t-small t-soft t-num">{`已填 ${filled.length}/${lines.length}`}</Txt>
        )}
      </Box>
    </Row>
  );
}

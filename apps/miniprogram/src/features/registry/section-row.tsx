import { FILE_SECTIONS, type FileSection } from '@tanfang/domain';

import { Box, Row, Tag, Txt } from '@/ui';

import { changedFields } from './file/conflict';
import { emptyValues, type FileValues } from './file/values';
import { NOT_FILLED } from './file/words';

interface SectionRowProps {
  section: FileSection;
  values: FileValues;
  errors: number;
  onPress: () => void;
}

/** A section of a new file in the list of sections: how far it is filled in, and a glimpse of what it says. */
export function SectionRow({ section, values, errors, onPress }: SectionRowProps) {
  const filled = changedFields(emptyValues(), values).filter((field) => field.section === section).length;
  return (
    <Row id={`section-${section}`} onPress={onPress}>
      <Box className="section__head">
        <Txt className="t-strong">{FILE_SECTIONS[section]}</Txt>
        {errors > 0 ? (
          <Tag tone="bad">{`${errors} 处需填写或更正`}</Tag>
        ) : (
          <Txt className="t-small t-soft t-num">{filled > 0 ? `已填 ${filled} 项` : NOT_FILLED}</Txt>
        )}
      </Box>
    </Row>
  );
}

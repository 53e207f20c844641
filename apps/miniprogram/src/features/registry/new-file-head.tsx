import { parseResidentId } from '@tanfang/domain';

import { localDay } from '@/platform/clock';
import { Box, Card } from '@/ui';

import type { FileValues } from './file/values';
import { personOf } from './use-id-check';

/** Whose new file it is: the name as far as it is known, and what the ID number says. */
export function NewFileHead({ values }: { values: FileValues }) {
  const today = localDay();
  return (
    <Card>
      <Box className="t-title">{values.name.trim() || '姓名未填写'}</Box>
      <Box className="t-num" id="id-person">
        {personOf(parseResidentId(values.idNumber, today), today)}
      </Box>
      <Box className="t-soft">{values.villageName + values.address}</Box>
    </Card>
  );
}

import type { DoubleRow } from '@tanfang/contracts';
import { DOUBLE_REASONS, SEXES } from '@tanfang/domain';

import { open } from '@/platform/navigation';
import { Box, LevelTag, Press, Tag, Txt } from '@/ui';

import './doubles.scss';

/** Pairs of files that look like one person's. */
export function DoubleList({ rows }: { rows: readonly DoubleRow[] }) {
  return (
    <>
      {rows.map((row) => (
        <Press key={row.id} id={`pair-${row.id}`} className="pair" onPress={() => open('double', { id: row.id })}>
          {row.files.map((file) => (
            <Box key={file.elderId}>
              <Box className="tags">
                <Txt className="t-lead">{file.name}</Txt>
                <Txt className="t-soft t-num">{`${SEXES[file.sex]} · ${file.age}岁`}</Txt>
                <LevelTag level={file.level} />
              </Box>
              <Box className="t-small t-soft">
                {`${file.townName}${file.villageName}${file.address} · ${file.registeredOn} 登记`}
              </Box>
            </Box>
          ))}
          <Box className="tags">
            {row.reasons.map((reason) => (
              <Tag key={reason} tone="warn">
                {DOUBLE_REASONS[reason]}
              </Tag>
            ))}
          </Box>
          {row.note ? (
            <Box className="t-small t-soft">{[row.decidedByName, row.note].filter(Boolean).join('：')}</Box>
          ) : null}
        </Press>
      ))}
    </>
  );
}

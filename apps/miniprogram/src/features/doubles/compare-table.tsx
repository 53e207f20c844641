import type { DoubleDetail } from '@tanfang/contracts';

import { open } from '@/platform/navigation';
import { Box, Button, Txt } from '@/ui';

import './doubles.scss';

/** Two files side by side; what differs is marked by words as well. */
export function CompareTable({ pair }: { pair: DoubleDetail }) {
  return (
    <Box className="compare" id="compare">
      {pair.fields.map((field) => (
        <Box key={field.label} className={`compare__row ${field.same ? '' : 'compare__row--differs'}`}>
          <Box className="compare__label">
            <Txt className="t-small t-soft">{`${field.label}${field.same ? '' : '（不同）'}`}</Txt>
            {field.hint ? <Box className="t-small">{field.hint}</Box> : null}
          </Box>
          <Box className="compare__both">
            <Box className="compare__one">{field.a ?? '未填写'}</Box>
            <Box className="compare__one">{field.b ?? '未填写'}</Box>
          </Box>
        </Box>
      ))}
      <Box className="compare__row">
        <Box className="compare__label" />
        <Box className="compare__both">
          {pair.files.map((file, i) => (
            <Box key={file.elderId} className="compare__one">
              <Button id={`open-file-${i}`} kind="quiet" onPress={() => open('elderFile', { id: file.elderId })}>
                打开档案
              </Button>
            </Box>
          ))}
        </Box>
      </Box>
    </Box>
  );
}

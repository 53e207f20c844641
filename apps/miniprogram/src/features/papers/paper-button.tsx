import { isWeb } from '@/platform/environment';
import { Box, Button, Notice, Refusal } from '@/ui';

import type { PaperState } from './use-paper';

interface PaperButtonProps {
  id: string;
  paper: PaperState;
  words: string;
  /** What is counted: 份, 张, 人. */
  unit: string;
  disabled?: boolean;
  onPress: () => void;
}

/** Makes a document; below it, what came of it. */
export function PaperButton({ id, paper, words, unit, disabled, onPress }: PaperButtonProps) {
  const { busy, refusal, made } = paper;
  return (
    <Box className="papers__go">
      <Refusal words={refusal} />
      <Button id={id} kind="primary" icon="file" busy={busy && '正在准备'} disabled={disabled} onPress={onPress}>
        {words}
      </Button>
      {made ? (
        <Notice id={`${id}-done`}>
          {`${isWeb ? '已开始下载' : '已打开'}：${made.fileName}（${made.itemCount} ${unit}）`}
        </Notice>
      ) : null}
    </Box>
  );
}

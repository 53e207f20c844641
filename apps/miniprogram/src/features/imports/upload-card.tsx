import { isWeb } from '@/platform/environment';
import { open } from '@/platform/navigation';
import { pickFile } from '@/platform/pick-file';
import { Box, Button, Card, Refusal } from '@/ui';

import { downloadTemplate, uploadWorkbook } from './calls';
import { useAct } from '@/platform/use-act';
import './imports.scss';

const LIMIT_MB = 20;

/** The template, and a filled one on its way to be checked. */
export function UploadCard() {
  const act = useAct();
  const upload = () =>
    act.run('upload', async () => {
      const file = await pickFile(['xlsx']);
      if (!file) return;
      const batch = await uploadWorkbook(file);
      open('import', { id: batch.id });
    });
  return (
    <Card>
      <Box className="imports__steps">
        <Box>1. 下载模板，按“填写说明”填好，一人一行。</Box>
        <Box>2. 上传后逐行核对，此时不写入台账。</Box>
        <Box>3. 看过核对结果，再点“导入台账”。导入后也可以整批撤销。</Box>
      </Box>
      <Refusal words={act.refusal} />
      <Box className="imports__buttons">
        <Button
          id="import-template"
          icon="file"
          busy={act.busy === 'template' && '正在下载'}
          onPress={() => void act.run('template', async () => void (await downloadTemplate()))}
        >
          下载模板
        </Button>
        <Button
          id="import-upload"
          kind="primary"
          icon="plus"
          busy={act.busy === 'upload' && '正在上传，请不要离开本页'}
          onPress={() => void upload()}
        >
          {isWeb ? '选择填好的文件并上传' : '从聊天中选择文件并上传'}
        </Button>
      </Box>
      <Box className="t-small t-soft">{`只收 .xlsx 文件，最大 ${LIMIT_MB} MB、100000 行。`}</Box>
    </Card>
  );
}

import { LIST_SOURCES, type ListSource } from '@tanfang/domain';
import { useState } from 'react';

import { isWeb } from '@/platform/environment';
import { pickFile } from '@/platform/pick-file';
import { useAct } from '@/platform/use-act';
import { Box, Button, Card, Choice, Field, optionsOf, Refusal, say } from '@/ui';

import { downloadListTemplate, uploadList } from './calls';
import './shared-lists.scss';

const COMPLETE = { yes: '全市完整名单', no: '只是一部分' } as const;

/** A list of another bureau on its way to be matched. */
export function UploadList({ onUploaded }: { onUploaded: () => void }) {
  const act = useAct();
  const [source, setSource] = useState<ListSource | null>(null);
  const [complete, setComplete] = useState<keyof typeof COMPLETE | null>(null);
  const [asked, setAsked] = useState(false);
  const upload = async () => {
    setAsked(true);
    if (source === null || complete === null) return;
    await act.run('upload', async () => {
      const file = await pickFile(['xlsx']);
      if (!file) return;
      await uploadList(file, source, complete === 'yes');
      setAsked(false);
      setComplete(null);
      say('已上传，正在和台账比对。');
      onUploaded();
    });
  };
  return (
    <Card>
      <Field label="哪个部门的名单" required error={asked && source === null ? '请选择' : undefined}>
        <Choice
          id="list-source"
          label="哪个部门的名单"
          options={optionsOf(LIST_SOURCES)}
          value={source}
          onChange={setSource}
          stacked
        />
      </Field>
      <Field
        label="名单的范围"
        required
        hint="完整名单里没有、而上一次名单里有的人，会列为“已不在名单上”。"
        error={asked && complete === null ? '请选择' : undefined}
      >
        <Choice
          id="list-complete"
          label="名单的范围"
          options={optionsOf(COMPLETE)}
          value={complete}
          onChange={setComplete}
        />
      </Field>
      <Refusal words={act.refusal} />
      <Box className="shared-lists__buttons">
        <Button
          id="list-template"
          icon="file"
          disabled={source === null}
          busy={act.busy === 'template' && '正在下载'}
          onPress={() => void act.run('template', async () => void (source && (await downloadListTemplate(source))))}
        >
          下载模板
        </Button>
        <Button
          id="list-upload"
          kind="primary"
          icon="plus"
          busy={act.busy === 'upload' && '正在上传，请不要离开本页'}
          onPress={() => void upload()}
        >
          {isWeb ? '选择文件并上传' : '从聊天中选择文件并上传'}
        </Button>
      </Box>
      <Box className="t-small t-soft">
        只按身份证号比对，不改动台账；比对出的不同由村（社区）和镇（街道）逐条核对。上传的文件比对完即删除。
      </Box>
    </Card>
  );
}

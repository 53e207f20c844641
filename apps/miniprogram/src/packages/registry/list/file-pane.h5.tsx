import { FILE_SECTIONS, type FileSection } from '@tanfang/domain';

import {
  ClassCard,
  FileHead,
  judgementOf,
  sayClassDates,
  SectionCard,
  useOpenFile,
  valuesOf,
} from '@/features/registry';
import { open } from '@/platform/navigation';
import { useReturn } from '@/platform/return';
import { Box, Button, Loaded, Notice } from '@/ui';

import type { FilePaneProps } from './file-pane.types';

const SECTIONS = Object.keys(FILE_SECTIONS) as FileSection[];

/** The chosen file beside the list, to read; one button goes on to change it or to look it through. */
export function FilePane({ elderId }: FilePaneProps) {
  const { resource, draft } = useOpenFile(elderId);
  useReturn(() => void resource.reload());
  return (
    <Loaded resource={resource}>
      {(file) => (
        <Box className="files-pane">
          <FileHead file={file} mayRegister={false} />
          <Button id="pane-open" kind="primary" block onPress={() => open('elderFile', { id: elderId })}>
            {file.monthlyUpdate?.state === 'pending' ? '打开档案，做本月更新' : '打开档案'}
          </Button>
          {draft ? <Notice tone="warn">这份档案有修改还没有保存，打开档案可以继续。</Notice> : null}
          <ClassCard judgement={judgementOf(file.classification)} note={sayClassDates(file.classification)} />
          {SECTIONS.map((section) => (
            <SectionCard key={section} section={section} values={valuesOf(file)} />
          ))}
        </Box>
      )}
    </Loaded>
  );
}

import type { QuarterReport, ReportAttachment } from '@tanfang/contracts';
import { useState } from 'react';

import { newClientId } from '@/platform/client-id';
import { isWeb } from '@/platform/environment';
import { takePhoto } from '@/platform/photo';
import { pickFile } from '@/platform/pick-file';
import type { PickedFile } from '@/platform/pick-file.types';
import { useAct } from '@/platform/use-act';
import { ask, Box, Button, Empty, Refusal, RemotePicture, say, Section, Sheet, Txt } from '@/ui';

import { addAttachment, attachmentPath, keepAttachment, openAttachment, removeAttachment } from './calls';
import { sayInstant } from './words';

const ENDINGS = ['jpg', 'jpeg', 'png', 'webp', 'pdf', 'docx', 'xlsx'];
const MEGABYTE = 1024 * 1024;
const LONGEST_NAME = 120;

interface AttachmentsCardProps {
  report: QuarterReport;
  onChanged: (report: QuarterReport) => void;
}

/** 附件: pictures and papers beside the report; added and taken off while it is open. */
export function AttachmentsCard({ report, onChanged }: AttachmentsCardProps) {
  const act = useAct();
  const [shown, setShown] = useState<ReportAttachment | null>(null);
  const key = { place: report.place.code, quarter: report.quarter };
  const mayChange = report.actions.includes('write');
  const { attachments, attachmentsMost, attachmentMaxMb } = report;

  const add = (choose: () => Promise<PickedFile | null>, step: string) =>
    act.run(step, async () => {
      const file = await choose();
      if (!file) return;
      const name = nameOf(file, attachments.length + 1);
      onChanged(await addAttachment(key, { fileId: await keepAttachment(file), name, clientId: newClientId() }));
      say('已添加附件。');
    });
  const remove = async (attachment: ReportAttachment) => {
    const sure = await ask({
      title: '去掉附件',
      body: `${attachment.name}。去掉后不能恢复，可以重新添加。`,
      confirm: '去掉',
      danger: true,
    });
    if (!sure) return;
    await act.run(`remove-${attachment.id}`, async () => {
      onChanged(await removeAttachment(key, attachment.id, { clientId: newClientId() }));
      say('已去掉附件。');
    });
  };
  const open = (attachment: ReportAttachment) =>
    isPicture(attachment)
      ? Promise.resolve(setShown(attachment))
      : act.run(`open-${attachment.id}`, async () => void (await openAttachment(key, attachment)));

  return (
    <Section id="attachments" title={`附件（${attachments.length}）`}>
      <Refusal words={act.refusal} />
      {attachments.length === 0 ? (
        <Empty title="没有附件" />
      ) : (
        <Box className="card card--rows">
          {attachments.map((attachment) => (
            <Box key={attachment.id} id={`attachment-${attachment.id}`} className="attachment">
              <Box className="attachment__words">
                <Txt className="attachment__name">{attachment.name}</Txt>
                <Txt className="t-small t-soft t-num">
                  {`${saySize(attachment.byteSize)}，${sayInstant(attachment.addedAt)} ${attachment.accountName}`}
                </Txt>
              </Box>
              <Box className="attachment__buttons">
                <Button
                  id={`attachment-open-${attachment.id}`}
                  kind="quiet"
                  label={`打开${attachment.name}`}
                  busy={act.busy === `open-${attachment.id}` && '正在打开'}
                  onPress={() => void open(attachment)}
                >
                  {isPicture(attachment) || !isWeb ? '打开' : '下载'}
                </Button>
                {mayChange ? (
                  <Button
                    id={`attachment-remove-${attachment.id}`}
                    kind="quiet"
                    label={`去掉${attachment.name}`}
                    busy={act.busy === `remove-${attachment.id}` && '正在去掉'}
                    onPress={() => void remove(attachment)}
                  >
                    去掉
                  </Button>
                ) : null}
              </Box>
            </Box>
          ))}
        </Box>
      )}
      {mayChange && attachments.length < attachmentsMost ? (
        <Box className="report__buttons">
          <Button
            id="attachment-add"
            icon="plus"
            busy={act.busy === 'add' && '正在上传'}
            onPress={() => void add(() => pickFile(ENDINGS), 'add')}
          >
            {isWeb ? '添加附件' : '从聊天中添加文件'}
          </Button>
          {isWeb ? null : (
            <Button
              id="attachment-photo"
              icon="plus"
              busy={act.busy === 'photo' && '正在上传'}
              onPress={() => void add(takePhoto, 'photo')}
            >
              添加照片
            </Button>
          )}
        </Box>
      ) : null}
      {mayChange ? (
        <Box className="t-small t-soft">
          {`照片、PDF、Word（.docx）、Excel（.xlsx），每个不超过 ${attachmentMaxMb} MB，最多 ${attachmentsMost} 个。报送后附件随报表定下。`}
        </Box>
      ) : null}
      {shown ? (
        <Sheet title={shown.name} onClose={() => setShown(null)}>
          <RemotePicture path={attachmentPath(key, shown.id)} alt={shown.name} className="attachment__picture" />
        </Sheet>
      ) : null}
    </Section>
  );
}

const isPicture = ({ mediaType }: ReportAttachment): boolean => mediaType.startsWith('image/');

/** A photo that was just taken has no name that says anything. */
function nameOf({ name }: PickedFile, number: number): string {
  const plain = name.replace(/^.*[\\/]/, '').trim();
  const ending = /\.[^.]{1,8}$/.exec(plain)?.[0] ?? '';
  const long = plain === '' || plain.startsWith('tmp') ? `照片${number}${ending}` : plain;
  return long.length <= LONGEST_NAME ? long : long.slice(0, LONGEST_NAME - ending.length) + ending;
}

function saySize(bytes: number): string {
  return bytes >= MEGABYTE / 10 ? `${(bytes / MEGABYTE).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
}

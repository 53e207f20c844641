import { takePhoto } from '@/platform/photo';
import { api } from '@/platform/request';
import { useAct } from '@/platform/use-act';
import { Box, Button, Refusal, RemotePicture, Txt } from '@/ui';

import './follow-ups.scss';

const MOST = 6;

interface PhotoPicksProps {
  /** Ids of photos that were uploaded and wait for the step that they belong to. */
  fileIds: readonly string[];
  onChange: (fileIds: string[]) => void;
}

/** Photos to a step, optional. They are sent as they are taken, and belong to nobody until the step is saved. */
export function PhotoPicks({ fileIds, onChange }: PhotoPicksProps) {
  const act = useAct();
  const take = () =>
    act.run('take', async () => {
      const file = await takePhoto();
      if (file) onChange([...fileIds, await api.keepFile(file)]);
    });
  return (
    <Box className="photos" id="photos">
      <Refusal words={act.refusal} />
      {fileIds.length < MOST ? (
        <Button id="add-photo" busy={act.busy !== null && '正在上传'} onPress={() => void take()}>
          {fileIds.length === 0 ? '拍照（可不拍）' : '再拍一张'}
        </Button>
      ) : null}
      {fileIds.length > 0 ? (
        <>
          <Txt className="t-num">{`已附 ${fileIds.length} 张，保存后一起提交`}</Txt>
          <Button id="drop-photo" kind="quiet" onPress={() => onChange(fileIds.slice(0, -1))}>
            去掉最后一张
          </Button>
        </>
      ) : null}
    </Box>
  );
}

/** A photo of a step. */
export function Photo({ followUpId, fileId }: { followUpId: number; fileId: string }) {
  const path = `/follow-ups/${followUpId}/photos/${fileId}`;
  return <RemotePicture path={path} alt="照片" className="photos__picture" />;
}

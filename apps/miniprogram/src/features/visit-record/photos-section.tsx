import { policyOn } from '@tanfang/domain';
import { useEffect, useState } from 'react';

import { dropFile, keepFile, keptFile } from '@/offline/kept-files';
import { queueItems } from '@/offline/queue-store';
import { localDay } from '@/platform/clock';
import { addressOf } from '@/platform/kept-bytes';
import { takePhoto } from '@/platform/photo';
import { voice } from '@/platform/voice';
import { useAct } from '@/platform/use-act';
import { Box, Button, Fold, Img, Refusal } from '@/ui';

import type { VisitDraft } from './draft';
import type { DraftState } from './use-draft';
import { VoicePart } from './voice-part';

interface PhotosProps {
  draft: VisitDraft;
  change: DraftState['change'];
}

/** Photos of the visit and a spoken note, optional. They are kept on the phone and follow the record by themselves. */
export function PhotosSection({ draft, change }: PhotosProps) {
  const { photos, voiceNotes } = draft;
  const { visitPhotosMost, visitFileDays } = policyOn(localDay());
  const act = useAct();
  const [words, setWords] = useState<string | null>(null);
  const take = () =>
    act.run('take', async () => {
      setWords(null);
      const file = await takePhoto();
      if (!file) return;
      const id = await keepFile(file);
      if (id) change((now) => ({ ...now, photos: [...now.photos, id] }));
      else setWords('手机里放不下这张照片，没有加上。探访记录照样可以保存。');
    });
  const takeOut = (id: string) => change((now) => ({ ...now, photos: now.photos.filter((other) => other !== id) }));
  const drop = (id: string) => {
    takeOut(id);
    // A photo of a refused record is in the queue until the mended record is saved.
    if (!queueItems().some(({ clientId }) => clientId === id)) void dropFile(id);
  };
  const lost = (id: string) => {
    takeOut(id);
    setWords('之前选的照片没有留在手机里，需要的话请重新拍。');
  };
  return (
    <Fold
      title={voice.canRecord() ? '照片和语音（可不填）' : '照片（可不填）'}
      summary={sayChosen(draft)}
      startOpen={photos.length + voiceNotes.length > 0}
      id="photos"
    >
      <Box className="t-soft">{`工作人员能看，家属看不到，${visitFileDays} 天后自动删除。照片里的位置信息不会保存。`}</Box>
      {photos.length > 0 ? (
        <Box className="visit-photos">
          {photos.map((id, index) => (
            <Box key={id} className="visit-photos__one">
              <KeptPicture id={id} alt={`照片 ${index + 1}`} onLost={() => lost(id)} />
              <Button id={`photo-drop-${index}`} kind="quiet" label={`去掉照片 ${index + 1}`} onPress={() => drop(id)}>
                去掉
              </Button>
            </Box>
          ))}
        </Box>
      ) : null}
      <Refusal words={words ?? act.refusal} />
      {photos.length < visitPhotosMost ? (
        <Button id="photo-add" block busy={act.busy !== null && '正在取照片'} onPress={() => void take()}>
          {photos.length === 0 ? '拍照或选照片' : `再加一张（最多 ${visitPhotosMost} 张）`}
        </Button>
      ) : null}
      <VoicePart draft={draft} change={change} />
    </Fold>
  );
}

function sayChosen({ photos, voiceNotes }: VisitDraft): string {
  const chosen = [photos.length > 0 && `照片 ${photos.length} 张`, voiceNotes.length > 0 && '语音 1 段'];
  return chosen.filter(Boolean).join('，') || '没有可以不加';
}

function KeptPicture({ id, alt, onLost }: { id: string; alt: string; onLost: () => void }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let shown = true;
    void keptFile(id).then((file) => {
      if (!shown) return;
      if (file) setAddress(addressOf(file));
      else onLost();
    });
    return () => {
      shown = false;
    };
    // `onLost` is new each time; the file is looked for once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id]);
  return address ? (
    <Img className="visit-photos__picture" src={address} alt={alt} />
  ) : (
    <Box className="visit-photos__picture" />
  );
}

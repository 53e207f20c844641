import type { DoorPhotoView } from '@tanfang/contracts';
import { useState } from 'react';

import { localDay } from '@/platform/clock';
import { takePhoto } from '@/platform/photo';
import { api } from '@/platform/request';
import { useAct } from '@/platform/use-act';
import { useAllowed } from '@/platform/session';
import { ask, Box, Button, Card, Refusal, RemotePicture, say, sayDate } from '@/ui';

import './door-photo.scss';

interface DoorPhotoCardProps {
  householdId: number;
  photo: DoorPhotoView | null;
  onChanged: () => void;
}

/** 门口照片: so that whoever comes for the first time finds the door. */
export function DoorPhotoCard({ householdId, photo, onChanged }: DoorPhotoCardProps) {
  const act = useAct();
  const mayChange = useAllowed('household.photo');
  const [shown, setShown] = useState(false);
  const path = `/households/${householdId}/door-photo`;
  if (!photo && !mayChange) return null;
  const take = () =>
    act.run('take', async () => {
      const file = await takePhoto();
      if (!file) return;
      await api.post(path, { fileId: await api.keepFile(file) });
      setShown(true);
      say('门口照片已保存。');
      onChanged();
    });
  const remove = async () => {
    const sure = await ask({
      title: '删除门口照片',
      body: '删除后不能恢复，可以重新拍。',
      confirm: '删除',
      danger: true,
    });
    if (!sure) return;
    await act.run('remove', async () => {
      await api.post(`${path}/removal`);
      setShown(false);
      onChanged();
    });
  };
  return (
    <Card id="door-photo">
      <Box>
        {photo ? `门口照片：${sayDate(localDay(photo.takenAt), localDay())}拍` : '门口照片：还没有（可以不拍）'}
      </Box>
      {photo && shown ? (
        <RemotePicture key={photo.fileId} path={path} alt="门口照片" className="door-photo__picture" />
      ) : null}
      <Refusal words={act.refusal} />
      <Box className="door-photo__buttons">
        {photo ? (
          <Button id="door-photo-show" icon="home" onPress={() => setShown(!shown)}>
            {shown ? '收起照片' : '看照片'}
          </Button>
        ) : null}
        {mayChange ? (
          <Button id="door-photo-take" busy={act.busy === 'take' && '正在保存'} onPress={() => void take()}>
            {photo ? '重新拍' : '拍门口'}
          </Button>
        ) : null}
        {photo && mayChange ? (
          <Button
            id="door-photo-remove"
            kind="quiet"
            busy={act.busy === 'remove' && '正在删除'}
            onPress={() => void remove()}
          >
            删除
          </Button>
        ) : null}
      </Box>
      {mayChange ? <Box className="t-small t-soft">只拍门和门牌，不拍老人和屋内。</Box> : null}
    </Card>
  );
}

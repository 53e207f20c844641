import type { HomePlaceView } from '@tanfang/contracts';
import { useState } from 'react';

import { localDay } from '@/platform/clock';
import { locate } from '@/platform/location';
import { asProblem } from '@/platform/problem';
import { api } from '@/platform/request';
import { ask, Box, Button, Card, Notice, say, sayDate } from '@/ui';

interface HomePlaceCardProps {
  householdId: number;
  place: HomePlaceView | null;
  onPlaced: () => void;
}

/** Where the home is, for the near or far of a visit's light evidence. Set by who stands at the door. */
export function HomePlaceCard({ householdId, place, onPlaced }: HomePlaceCardProps) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const set = async () => {
    const sure = await ask({
      title: place ? '把家的位置改为这里' : '把这里记为家的位置',
      body: '请在老人家门口操作。位置只记到约 100 米，只用来标注探访时是否在附近。',
      confirm: '记下位置',
    });
    if (!sure) return;
    setBusy(true);
    setRefusal(null);
    try {
      const here = await locate();
      if (!here) return setRefusal('没有取到位置。请打开手机定位后再试，不记位置也不影响探访。');
      await api.post(`/households/${householdId}/place`, { lat: here.lat, lng: here.lng });
      say('家的位置已记下。');
      onPlaced();
    } catch (error) {
      setRefusal(asProblem(error).detail);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Card id="home-place">
      <Box>{place ? `家的位置：${sayDate(localDay(place.placedAt), localDay())}记下` : '家的位置：还没有记'}</Box>
      {refusal ? <Notice tone="warn">{refusal}</Notice> : null}
      <Button id="home-place-set" busy={busy && '正在取位置'} onPress={() => void set()}>
        {place ? '在门口更正位置' : '在门口记下位置'}
      </Button>
    </Card>
  );
}

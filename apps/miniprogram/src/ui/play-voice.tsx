import { useEffect, useRef, useState } from 'react';

import { voice } from '@/platform/voice';

import { Button } from './button';
import { Notice } from './content';

interface PlayVoiceProps {
  id: string;
  /** Where the recording is, asked for when it is to be played; null when it is not there. */
  address: () => Promise<string | null>;
}

/** Plays a recording, and stops. */
export function PlayVoice({ id, address }: PlayVoiceProps) {
  const [playing, setPlaying] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  /** Kept: a phone plays at once after a press, or not at all. */
  const found = useRef<string | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);
  const end = (words: string | null) => {
    stop.current = null;
    setPlaying(false);
    setTrouble(words);
  };
  const press = async () => {
    if (playing) {
      stop.current?.();
      return end(null);
    }
    setPlaying(true);
    setTrouble(null);
    found.current ??= await address().catch(() => null);
    if (found.current === null) return end('没有取到这段语音，请稍后再试。');
    stop.current = voice.play(found.current, (played) =>
      end(played ? null : '没有放出来。请再点一次；还是不行，请换一台手机或电脑听。'),
    );
  };
  return (
    <>
      <Button id={id} block onPress={() => void press()}>
        {playing ? '停止播放' : '播放语音'}
      </Button>
      {trouble ? <Notice tone="warn">{trouble}</Notice> : null}
    </>
  );
}

import Taro from '@tarojs/taro';

import type { PickedFile } from './pick-file.types';
import type { Voice } from './voice.types';

/** Speech is understood at this; a minute is some 360 KB. */
const OPTIONS = { format: 'mp3', sampleRate: 16_000, numberOfChannels: 1, encodeBitRate: 48_000 } as const;

export const voice: Voice = {
  canRecord: () => true,
  start: (seconds) =>
    new Promise((resolve) => {
      const recorder = Taro.getRecorderManager();
      let finish: (file: PickedFile | null) => void = () => undefined;
      const done = new Promise<PickedFile | null>((end) => (finish = end));
      recorder.onStart(() => resolve({ stop: () => recorder.stop(), done }));
      recorder.onStop(({ tempFilePath, fileSize }) =>
        finish({ name: 'voice.mp3', size: fileSize, source: tempFilePath }),
      );
      recorder.onError(() => {
        resolve(null);
        finish(null);
      });
      recorder.start({ ...OPTIONS, duration: seconds * 1000 });
    }),
  play(address, onEnd) {
    const player = Taro.createInnerAudioContext();
    player.onEnded(() => onEnd(true));
    player.onError(() => onEnd(false));
    player.src = address;
    player.play();
    return () => player.destroy();
  },
};

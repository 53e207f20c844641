import type { Voice } from './voice.types';

/** What the server takes, by what browsers write: Chromium and Firefox the first or the last, Safari the second. */
const FORMATS = [
  { type: 'audio/webm;codecs=opus', name: 'voice.webm' },
  { type: 'audio/mp4', name: 'voice.m4a' },
  { type: 'audio/ogg;codecs=opus', name: 'voice.ogg' },
];
/** Speech is understood at this; a minute is some 240 KB. */
const BITS_PER_SECOND = 32_000;

const format = () =>
  typeof MediaRecorder === 'undefined' ? undefined : FORMATS.find(({ type }) => MediaRecorder.isTypeSupported(type));

export const voice: Voice = {
  // Without https there are no media devices.
  canRecord: () => Boolean(format() && 'mediaDevices' in navigator),
  async start(seconds) {
    const used = format();
    const stream = used && (await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => null));
    if (!used || !stream) return null;
    const recorder = new MediaRecorder(stream, { mimeType: used.type, audioBitsPerSecond: BITS_PER_SECOND });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => void parts.push(data);
    const stop = () => {
      if (recorder.state !== 'inactive') recorder.stop();
    };
    const timer = setTimeout(stop, seconds * 1000);
    const ended = new Promise<void>((resolve) => {
      recorder.onstop = () => resolve();
      recorder.onerror = () => resolve();
    });
    recorder.start();
    const done = ended.then(() => {
      clearTimeout(timer);
      for (const track of stream.getTracks()) track.stop();
      const file = new File(parts, used.name, { type: used.type.replace(/;.*/, '') });
      return file.size > 0 ? { name: used.name, size: file.size, source: file } : null;
    });
    return { stop, done };
  },
  play(address, onEnd) {
    const audio = new Audio(address);
    audio.onended = () => onEnd(true);
    audio.onerror = () => onEnd(false);
    void audio.play().catch(() => onEnd(false));
    return () => audio.pause();
  },
};

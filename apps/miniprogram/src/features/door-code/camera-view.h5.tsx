import { useEffect, useRef } from 'react';

import type { CameraViewProps } from './camera-view.types';

const LOOK_EVERY_MS = 250;

/** The camera's picture in the page, looked at four times a second until a code is seen. */
export function CameraView({ onCode, onUnavailable, paused }: CameraViewProps) {
  const video = useRef<HTMLVideoElement>(null);
  const latest = useRef({ onCode, onUnavailable, paused, seen: '' });
  Object.assign(latest.current, { onCode, onUnavailable, paused });

  useEffect(() => {
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setInterval> | undefined;
    let closed = false;
    const start = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false });
        const { readCode } = await import('@/platform/qr.h5');
        const picture = video.current;
        if (closed || !picture) return stream.getTracks().forEach((track) => track.stop());
        picture.srcObject = stream;
        await picture.play();
        timer = setInterval(() => {
          const text = latest.current.paused ? '' : readCode(picture, picture.videoWidth, picture.videoHeight);
          if (!text || text === latest.current.seen) return;
          latest.current.seen = text;
          latest.current.onCode(text);
        }, LOOK_EVERY_MS);
      } catch {
        latest.current.onUnavailable();
      }
    };
    void start();
    return () => {
      closed = true;
      clearInterval(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, []);

  return (
    <div className="door__camera">
      <video ref={video} className="door__video" muted playsInline aria-label="摄像头画面，对准门牌码" />
    </div>
  );
}

import { Canvas, type CanvasTouchEvent } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';

import { canvasNode, type DrawnCanvas } from '@/platform/canvas.weapp';

import { Button } from './button';
import { Box } from './primitives';
import { SIGNATURE, type SignaturePadProps } from './signature-pad.types';

/** A field to sign in with a finger. */
export function SignaturePad({ onDone }: SignaturePadProps) {
  const canvas = useRef<DrawnCanvas | null>(null);
  const [empty, setEmpty] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => {
      void canvasNode('signature', SIGNATURE.width, SIGNATURE.height).then((node) => {
        canvas.current = node;
      });
    }, 60);
    return () => clearTimeout(timer);
  }, []);

  const start = (event: CanvasTouchEvent) => {
    const touch = event.touches[0];
    const context = canvas.current?.getContext('2d');
    if (!touch || !context) return;
    context.lineWidth = SIGNATURE.line;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(touch.x, touch.y);
  };
  const draw = (event: CanvasTouchEvent) => {
    const touch = event.touches[0];
    const context = canvas.current?.getContext('2d');
    if (!touch || !context) return;
    context.lineTo(touch.x, touch.y);
    context.stroke();
    setEmpty(false);
  };
  const clear = () => {
    canvas.current?.getContext('2d').clearRect(0, 0, SIGNATURE.width, SIGNATURE.height);
    setEmpty(true);
  };

  return (
    <Box className="signature">
      <Canvas
        id="signature"
        type="2d"
        className="signature__pad signature__pad--fixed"
        disableScroll
        onTouchStart={start as never}
        onTouchMove={draw as never}
      />
      <Box className="signature__actions">
        <Button onPress={() => onDone(null)}>不签了</Button>
        <Button onPress={clear} disabled={empty}>
          重写
        </Button>
        <Button
          id="signature-done"
          kind="primary"
          disabled={empty}
          onPress={() => onDone(canvas.current?.toDataURL('image/png') ?? null)}
        >
          签好了
        </Button>
      </Box>
    </Box>
  );
}

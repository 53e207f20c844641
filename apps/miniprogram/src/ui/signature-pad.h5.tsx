import { useRef, useState, type PointerEvent } from 'react';

import { Button } from './button';
import { Box } from './primitives';
import { SIGNATURE, type SignaturePadProps } from './signature-pad.types';

/** A field to sign in with a finger or a mouse. */
export function SignaturePad({ onDone }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [empty, setEmpty] = useState(true);

  const pointIn = (event: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [
      ((event.clientX - box.left) / box.width) * SIGNATURE.width,
      ((event.clientY - box.top) / box.height) * SIGNATURE.height,
    ];
  };
  const start = (event: PointerEvent<HTMLCanvasElement>) => {
    const context = event.currentTarget.getContext('2d');
    if (!context) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    context.lineWidth = SIGNATURE.line;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(...pointIn(event));
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    const context = event.buttons === 0 ? null : event.currentTarget.getContext('2d');
    if (!context) return;
    context.lineTo(...pointIn(event));
    context.stroke();
    setEmpty(false);
  };
  const clear = () => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, SIGNATURE.width, SIGNATURE.height);
    setEmpty(true);
  };

  return (
    <Box className="signature">
      <canvas
        ref={canvas}
        id="signature"
        className="signature__pad"
        aria-label="签字区"
        width={SIGNATURE.width}
        height={SIGNATURE.height}
        onPointerDown={start}
        onPointerMove={draw}
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

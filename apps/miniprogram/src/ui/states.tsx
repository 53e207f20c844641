import type { ReactNode } from 'react';

import { Button } from './button';
import { Box } from './primitives';

/** What a page shows while its first content comes. */
export function Skeleton({ cards = 3 }: { cards?: number }) {
  return (
    <Box className="skeleton" role="status" label="正在载入">
      {Array.from({ length: cards }, (_, index) => (
        <Box key={index} className="skeleton__card" decorative>
          <Box className="skeleton__line" style={{ width: '45%' }} />
          <Box className="skeleton__line" style={{ width: '90%' }} />
          <Box className="skeleton__line" style={{ width: '70%' }} />
        </Box>
      ))}
    </Box>
  );
}

/** Nothing to show, and what that means or what to do next. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <Box className="state">
      <Box className="t-lead">{title}</Box>
      {children ? <Box className="t-soft">{children}</Box> : null}
      {action}
    </Box>
  );
}

/** What could not be had and why; `detail` is in words for the person (Problem.detail). */
export function ErrorState({ detail, onRetry, action }: { detail: string; onRetry?: () => void; action?: ReactNode }) {
  return (
    <Box className="state" role="alert">
      <Box>{detail}</Box>
      {onRetry ? <Button onPress={onRetry}>再试一次</Button> : null}
      {action}
    </Box>
  );
}

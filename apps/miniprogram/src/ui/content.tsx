import type { ReactNode } from 'react';

import { Icon } from './icon';
import { Box, Press, Txt } from './primitives';

interface CardProps {
  children: ReactNode;
  className?: string;
  id?: string;
}

/** A sheet of paper on the page. */
export function Card({ children, className, id }: CardProps) {
  return (
    <Box id={id} className={`card ${className ?? ''}`}>
      {children}
    </Box>
  );
}

/** A part of a page with its heading. */
export function Section({
  title,
  aside,
  children,
  id,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
  id?: string;
}) {
  return (
    <Box id={id} className="section">
      <Box className="section__head">
        <Box className="section__title" role="heading">
          {title}
        </Box>
        {aside}
      </Box>
      {children}
    </Box>
  );
}

/** A line that opens something. */
export function Row({
  children,
  onPress,
  label,
  id,
}: {
  children: ReactNode;
  onPress: () => void;
  label?: string;
  id?: string;
}) {
  return (
    <Press id={id} className="row" onPress={onPress} label={label}>
      <Box className="row__main">{children}</Box>
      <Icon name="next" />
    </Press>
  );
}

/** Names and values, one a line. Empty values are left out. `wide` leaves more room for long names. */
export function Facts({ items, wide }: { items: [name: string, value: ReactNode][]; wide?: boolean }) {
  return (
    <Box className={`facts ${wide ? 'facts--wide' : ''}`}>
      {items.map(([name, value]) =>
        value === null || value === undefined || value === '' ? null : (
          <Box key={name} className="facts__row">
            <Txt className="facts__name">{name}</Txt>
            <Box className="facts__value">{value}</Box>
          </Box>
        ),
      )}
    </Box>
  );
}

/** A word in a small frame. */
export function Tag({ children, tone = 'plain' }: { children: ReactNode; tone?: 'plain' | 'good' | 'warn' | 'bad' }) {
  return <Txt className={`tag tag--${tone}`}>{children}</Txt>;
}

/** Something to know before going on: what happened, what was kept, what to do. */
export function Notice(props: {
  children: ReactNode;
  tone?: 'plain' | 'warn' | 'bad';
  action?: ReactNode;
  id?: string;
}) {
  const { children, tone = 'plain', action, id } = props;
  return (
    <Box id={id} className={`notice notice--${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Box>{children}</Box>
      {action}
    </Box>
  );
}

export type Level = 'A' | 'B' | 'C';

/** The class of an elder: letter and words, never colour alone. */
export function LevelTag({ level }: { level: Level | null }) {
  return (
    <Txt className={`level level--${level ? level.toLowerCase() : 'none'}`}>{level ? `${level} 类` : '未分类'}</Txt>
  );
}

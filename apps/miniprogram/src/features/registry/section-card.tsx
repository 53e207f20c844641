import { FILE_SECTIONS, type FileSection } from '@tanfang/domain';
import type { ReactNode } from 'react';

import { Box, Card, Facts, Tag, Txt } from '@/ui';

import { changedFields } from './file/conflict';
import { fieldsOf } from './file/fields';
import type { FileValues } from './file/values';
import { NOT_FILLED } from './file/words';
import './section-card.scss';

interface SectionCardProps {
  section: FileSection;
  values: FileValues;
  /** The values on the register, to mark what differs from them. */
  base?: FileValues;
  /** Number of places that are wrong. */
  errors?: number;
  /** Beside the title. */
  aside?: ReactNode;
  /** Below the lines: what can be done with the section. */
  children?: ReactNode;
}

/** A section of the file to read. */
export function SectionCard({ section, values, base, errors = 0, aside, children }: SectionCardProps) {
  const changed = base ? changedFields(base, values).filter((field) => field.section === section) : [];
  const lines = fieldsOf(section).map((field) => ({ field, words: field.say(values) }));
  const filled = lines.filter(({ words }) => words !== NOT_FILLED);
  const open = lines.filter(({ words }) => words === NOT_FILLED);
  return (
    <Card id={`section-${section}`}>
      <Box className="section__head">
        <Box className="section__title" role="heading">
          {FILE_SECTIONS[section]}
        </Box>
        {errors > 0 ? (
          <Tag tone="bad">{`${errors} 处需更正`}</Tag>
        ) : changed.length > 0 ? (
          <Tag tone="warn">已修改，未保存</Tag>
        ) : (
          aside
        )}
      </Box>
      <Facts
        wide
        items={filled.map(({ field, words }) => [
          field.label,
          <Line key={field.name} words={words} changed={changed.includes(field)} />,
        ])}
      />
      {open.length > 0 ? (
        <Box className="t-soft">{`${NOT_FILLED}：${open.map(({ field }) => field.label).join('、')}`}</Box>
      ) : null}
      {children}
    </Card>
  );
}

function Line({ words, changed }: { words: string; changed: boolean }) {
  return <Txt className={`t-wrap ${changed ? 'section-card__changed' : ''}`}>{words}</Txt>;
}

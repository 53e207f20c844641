import type { ElderFile } from '@tanfang/contracts';
import type { FileSection } from '@tanfang/domain';

import { CheckedSection, SectionActions, SECTIONS } from '@/features/monthly-updates';
import { changesOf, errorsBySection, SectionCard, valuesOf, type OpenFile } from '@/features/registry';
import { open } from '@/platform/navigation';

interface FileSectionsProps {
  file: ElderFile;
  opened: OpenFile;
  /** This month's update waits for a look at each section. */
  pending: boolean;
  mayChange: boolean;
}

/** The sections of a file, to read, to change, and to tick off one by one. */
export function FileSections({ file, opened, pending, mayChange }: FileSectionsProps) {
  const { draft } = opened;
  const base = valuesOf(draft?.file ?? file);
  const values = draft?.values ?? base;
  const changed = new Set(draft ? changesOf(draft).map((field) => field.section) : []);
  const errors = errorsBySection(draft?.errors ?? {});
  const edit = (section: FileSection) => open('fileSection', { draft: opened.touch(file).id, section });
  return (
    <>
      {SECTIONS.map((section) =>
        pending && draft?.checked.includes(section) && !changed.has(section) ? (
          <CheckedSection key={section} section={section} onReopen={() => opened.lookAgain(section)} />
        ) : (
          <SectionCard key={section} section={section} values={values} base={base} errors={errors[section]}>
            {mayChange ? (
              <SectionActions
                section={section}
                asksForLook={pending && !changed.has(section)}
                onUnchanged={() => opened.markUnchanged(file, section)}
                onEdit={() => edit(section)}
                onUndo={changed.has(section) ? () => opened.undo(section) : undefined}
              />
            ) : null}
          </SectionCard>
        ),
      )}
    </>
  );
}

import { FILE_SECTIONS, type FileSection } from '@tanfang/domain';

import { Box, Button, Icon, Press, Txt } from '@/ui';

import './section-check.scss';

interface SectionActionsProps {
  section: FileSection;
  /** Asked while this month's update is pending and nothing in the section was changed. */
  asksForLook: boolean;
  onUnchanged: () => void;
  onEdit: () => void;
  /** Takes back what was changed in the section; absent while nothing was. */
  onUndo?: () => void;
}

/** What can be done with a section: say that nothing changed, or change it. */
export function SectionActions({ section, asksForLook, onUnchanged, onEdit, onUndo }: SectionActionsProps) {
  const title = FILE_SECTIONS[section];
  return (
    <Box className="section-actions">
      {asksForLook ? (
        <Button id={`unchanged-${section}`} icon="check" label={`${title}无变化`} onPress={onUnchanged}>
          无变化
        </Button>
      ) : null}
      <Button
        id={`edit-${section}`}
        kind={asksForLook ? 'secondary' : 'quiet'}
        icon="edit"
        label={`修改${title}`}
        onPress={onEdit}
      >
        修改
      </Button>
      {onUndo ? (
        <Button id={`undo-${section}`} kind="quiet" label={`${title}恢复原样`} onPress={onUndo}>
          恢复原样
        </Button>
      ) : null}
    </Box>
  );
}

/** A section that was looked at: one line, which opens it again. */
export function CheckedSection({ section, onReopen }: { section: FileSection; onReopen: () => void }) {
  return (
    <Press
      id={`checked-${section}`}
      className="checked-section"
      onPress={onReopen}
      label={`${FILE_SECTIONS[section]}，已查看，无变化，点开再看`}
    >
      <Icon name="check" />
      <Txt className="t-strong">{FILE_SECTIONS[section]}</Txt>
      <Txt className="t-soft">已查看，无变化</Txt>
    </Press>
  );
}

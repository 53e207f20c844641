import type { ElderRow } from '@tanfang/contracts';
import { ELDER_STATUSES, MONTHLY_UPDATE_STATUSES, SEXES } from '@tanfang/domain';

import { Box, LevelTag, Press, Tag, Txt } from '@/ui';

import './files-list.scss';

interface FilesListProps {
  rows: readonly ElderRow[];
  /** Names the village of each, where the list spans several. */
  withVillage: boolean;
  /** The one that is shown beside the list. */
  selectedId: number | null;
  onOpen: (elderId: number) => void;
}

/** Id of a line, for the keyboard. */
export const fileRowId = (elderId: number): string => `file-${elderId}`;

/** The register's lines with this month's state. */
export function FilesList({ rows, withVillage, selectedId, onOpen }: FilesListProps) {
  return (
    <Box className="files" role="list">
      {rows.map((row) => (
        <FileRow key={row.id} row={row} withVillage={withVillage} selected={row.id === selectedId} onOpen={onOpen} />
      ))}
    </Box>
  );
}

interface FileRowProps {
  row: ElderRow;
  withVillage: boolean;
  selected: boolean;
  onOpen: (elderId: number) => void;
}

function FileRow({ row, withVillage, selected, onOpen }: FileRowProps) {
  return (
    <Press
      id={fileRowId(row.id)}
      className={`files__row ${selected ? 'files__row--on' : ''}`}
      selected={selected}
      onPress={() => onOpen(row.id)}
    >
      <Box className="files__head">
        <Txt className="t-lead">{row.name}</Txt>
        <Txt className="t-soft t-num">{`${SEXES[row.sex]} · ${row.age}岁`}</Txt>
        <LevelTag level={row.level} />
      </Box>
      <Box className="files__foot">
        <Box className="t-soft files__place">{(withVillage ? row.villageName : '') + row.address}</Box>
        <Box className="tags">
          {row.monthlyState ? (
            <Tag
              tone={row.monthlyState === 'updated' ? 'good' : 'warn'}
            >{`本月${MONTHLY_UPDATE_STATUSES[row.monthlyState]}`}</Tag>
          ) : null}
          {row.status === 'active' ? null : <Tag>{ELDER_STATUSES[row.status]}</Tag>}
          {row.refused || row.homeVisitConsent ? null : <Tag>不同意上门</Tag>}
          {row.hasVisitor ? null : <Tag tone="warn">无探访联系人</Tag>}
        </Box>
      </Box>
    </Press>
  );
}

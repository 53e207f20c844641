import type { ElderRow } from '@tanfang/contracts';
import { ELDER_STATUSES, MONTHLY_UPDATE_STATUSES, SEXES } from '@tanfang/domain';

import { open } from '@/platform/navigation';
import { Box, LevelTag, Press, Tag, Txt } from '@/ui';

import './files-list.scss';

interface FilesListProps {
  rows: readonly ElderRow[];
  /** Names the village of each, where the list spans several. */
  withVillage: boolean;
}

/** The register's lines with this month's state. */
export function FilesList({ rows, withVillage }: FilesListProps) {
  return (
    <Box className="files" role="list">
      {rows.map((row) => (
        <FileRow key={row.id} row={row} withVillage={withVillage} />
      ))}
    </Box>
  );
}

function FileRow({ row, withVillage }: { row: ElderRow; withVillage: boolean }) {
  return (
    <Press id={`file-${row.id}`} className="files__row" onPress={() => open('elderFile', { id: row.id })}>
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
          {row.homeVisitConsent ? null : <Tag>不同意上门</Tag>}
        </Box>
      </Box>
    </Press>
  );
}

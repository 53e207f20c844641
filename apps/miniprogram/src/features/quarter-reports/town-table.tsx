import type { QuarterTable } from '@tanfang/contracts';

import { open } from '@/platform/navigation';
import { useWide } from '@/platform/viewport';
import { Box, Button, Icon, Notice, Press, Refusal, Table, TableRow, Tag, Txt } from '@/ui';

import { downloadTable } from './calls';
import { useFile } from './use-file';
import { isNear, REPORT_STATUSES, sayDeadline, sayInstant, STATUS_TONES } from './words';
import './quarter-reports.scss';

/** 季度调度表: one row a town, with the state of its report. */
export function TownTable({ table }: { table: QuarterTable }) {
  const wide = useWide();
  const { busy, refusal, fetchFile } = useFile();
  const show = (place: string) => open('quarterReport', { place, quarter: table.quarter });
  const count = (status: keyof typeof REPORT_STATUSES) => table.rows.filter((row) => row.status === status).length;
  return (
    <Box className="towns" id="towns">
      <Box className="card">
        <Box className="t-num">
          {`报送期限 ${sayDeadline(table.deadline)}。${(
            Object.keys(REPORT_STATUSES) as (keyof typeof REPORT_STATUSES)[]
          )
            .map((status) => `${REPORT_STATUSES[status]} ${count(status)}`)
            .join(' · ')}`}
        </Box>
        {table.missing.length > 0 && isNear(table.deadline) ? (
          <Notice id="missing" tone="warn">{`还没有报送：${table.missing.map(({ name }) => name).join('、')}`}</Notice>
        ) : null}
        {table.complete ? null : <Notice>正在统计最近的变化，数字会自己更新。</Notice>}
        <Refusal words={refusal} />
        <Box className="report__buttons">
          <Button
            id="table-xlsx"
            icon="file"
            busy={busy !== null && '正在准备'}
            onPress={() =>
              void fetchFile('xlsx', () => downloadTable(table.quarter, `${table.quarterName}探访关爱服务季度调度表`))
            }
          >
            下载调度表（Excel）
          </Button>
        </Box>
      </Box>
      {wide ? (
        <Table
          id="town-table"
          label="季度调度表"
          heads={['镇（区、街道）', '报表', ...table.columns.map(({ label }) => label)]}
        >
          {table.rows.map((row) => (
            <TableRow
              key={row.place.code}
              name={
                <Press id={`town-${row.place.code}`} className="towns__open" onPress={() => show(row.place.code)}>
                  {row.place.name}
                </Press>
              }
              cells={[<StatusTag key="status" status={row.status} overdue={row.overdue} />, ...row.values.map(bare)]}
            />
          ))}
          <TableRow total name="合计" cells={['', ...table.totals.map(bare)]} />
        </Table>
      ) : (
        table.rows.map((row) => (
          <Press
            key={row.place.code}
            id={`town-${row.place.code}`}
            className="towns__row"
            onPress={() => show(row.place.code)}
          >
            <Box className="towns__head">
              <Txt className="t-lead">{row.place.name}</Txt>
              <StatusTag status={row.status} overdue={row.overdue} />
              <Icon name="next" />
            </Box>
            <Box className="t-small t-soft t-num">
              {GLANCE.map((code) => {
                const at = table.columns.findIndex((column) => column.code === code);
                return at < 0 ? '' : `${table.columns[at]?.label} ${row.values[at]}`;
              }).join(' · ')}
            </Box>
            {row.submittedAt ? <Box className="t-small t-soft">{`${sayInstant(row.submittedAt)}报送`}</Box> : null}
          </Press>
        ))
      )}
    </Box>
  );
}

/** What a phone shows of a town. */
const GLANCE = ['register', 'weekly_attainment', 'visits'];

/** Under a head the unit need not be said in each row. */
const bare = (text: string): string => text.replace(/ (人|次|件|份)$/, '');

function StatusTag({ status, overdue }: { status: keyof typeof REPORT_STATUSES; overdue: boolean }) {
  return (
    <Txt className="tags">
      <Tag tone={STATUS_TONES[status]}>{REPORT_STATUSES[status]}</Tag>
      {overdue ? <Tag tone="bad">逾期</Tag> : null}
    </Txt>
  );
}

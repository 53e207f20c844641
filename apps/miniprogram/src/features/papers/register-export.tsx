import type { ElderListQuery } from '@tanfang/contracts';
import { REGISTER_COLUMNS, type RegisterColumn } from '@tanfang/domain';
import { useState, type ReactNode } from 'react';

import type { Account } from '@/platform/session';
import { Box, Button, Card, Field, MultiChoice, optionsOf } from '@/ui';

import { exportRegister } from './calls';
import { PaperButton } from './paper-button';
import { PlaceFields } from './place-fields';
import { NO_PURPOSE, PurposeField, purposeWords } from './purpose-field';
import { usePaper } from './use-paper';
import { usePlaces } from './use-places';

/** What most lists need; health and economy are chosen by whoever needs them. */
const USUAL: readonly RegisterColumn[] = [
  'town',
  'village',
  'name',
  'sex',
  'age',
  'id_number',
  'phone',
  'level',
  'target_types',
  'address',
  'assigned_visitor',
];
const ALL = Object.keys(REGISTER_COLUMNS) as RegisterColumn[];
const WITH_NUMBERS = ['town_officer', 'city_officer'];

interface RegisterExportProps {
  account: Account;
  /** What the list was narrowed to. */
  place: { townCode?: string; villageCode?: string };
  /** Conditions of the register's list. */
  filter: Partial<ElderListQuery>;
  /** Shows and changes them. */
  conditions: ReactNode;
}

/** 台账 as a workbook. */
export function RegisterExport({ account, place, filter, conditions }: RegisterExportProps) {
  const paper = usePaper();
  const places = usePlaces(account, place);
  const [columns, setColumns] = useState<readonly RegisterColumn[]>(USUAL);
  const [purpose, setPurpose] = useState(NO_PURPOSE);
  const { townCode, villageCode } = places;
  return (
    <Card>
      <PlaceFields {...places} />
      {conditions}
      <Field label={`要导出的列（已选 ${columns.length} 列）`}>
        <MultiChoice
          id="export-columns"
          label="要导出的列"
          options={optionsOf(REGISTER_COLUMNS)}
          value={columns}
          onChange={setColumns}
        />
        <Box className="papers__columns">
          <Button id="export-all" kind="quiet" onPress={() => setColumns(ALL)}>
            全选
          </Button>
          <Button id="export-usual" kind="quiet" onPress={() => setColumns(USUAL)}>
            恢复常用列
          </Button>
        </Box>
      </Field>
      <PurposeField
        id="export"
        value={purpose}
        mayShowNumbers={WITH_NUMBERS.includes(account.role)}
        onChange={setPurpose}
      />
      <PaperButton
        id="export-go"
        paper={paper}
        words="导出台账"
        unit="人"
        disabled={columns.length === 0 || purposeWords(purpose).length < 2}
        onPress={() =>
          void paper.get(() =>
            exportRegister({
              filter: {
                ...filter,
                ...(account.regionLevel === 'city' && townCode ? { townCode } : {}),
                ...(account.regionLevel !== 'village' && villageCode ? { villageCode } : {}),
              } as ElderListQuery,
              columns: [...columns],
              purpose: purposeWords(purpose),
              fullNumbers: purpose.fullNumbers,
            }),
          )
        }
      />
    </Card>
  );
}

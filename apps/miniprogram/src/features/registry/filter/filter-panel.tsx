import { ELDER_STATUSES, TARGET_TYPES } from '@tanfang/domain';

import { Box, Button, Choice, Field, MultiChoice, optionsOf, SelectField, Sheet } from '@/ui';

import {
  FLAG_OPTIONS,
  flagsOf,
  LEVEL_OPTIONS,
  SORT_OPTIONS,
  tidy,
  WISH_OPTIONS,
  withFlags,
  type FileFilter,
} from './filter';
import './filter.scss';

const ANY = { any: '不限' } as const;

interface FilterPanelProps {
  filter: FileFilter;
  onChange: (filter: FileFilter) => void;
  onClose: () => void;
}

/** Every condition of the register. The list behind it follows at once. */
export function FilterPanel({ filter, onChange, onClose }: FilterPanelProps) {
  const set = (change: Partial<FileFilter>) => onChange(tidy({ ...filter, ...change }));
  const unless = <Code extends string>(code: Code | 'any'): Code | undefined => (code === 'any' ? undefined : code);
  return (
    <Sheet title="筛选和排序" onClose={onClose}>
      <Box className="filter-panel">
        <Field label="类别">
          <Choice
            id="filter-level"
            label="类别"
            options={optionsOf({ ...ANY, ...LEVEL_OPTIONS })}
            value={filter.level ?? 'any'}
            onChange={(code) => set({ level: unless(code) })}
          />
        </Field>
        <Field label="待办">
          <MultiChoice
            id="filter-flags"
            label="待办"
            options={optionsOf(FLAG_OPTIONS)}
            value={flagsOf(filter)}
            onChange={(flags) => onChange(withFlags(filter, flags))}
          />
        </Field>
        <Field label="探访意愿">
          <Choice
            id="filter-wish"
            label="探访意愿"
            options={optionsOf({ ...ANY, ...WISH_OPTIONS })}
            value={filter.wish ?? 'any'}
            onChange={(code) => set({ wish: unless(code) })}
          />
        </Field>
        <SelectField
          id="filter-type"
          label="对象类型"
          options={optionsOf({ ...ANY, ...TARGET_TYPES })}
          value={filter.targetType ?? 'any'}
          onChange={(code) => set({ targetType: unless(code) })}
        />
        <SelectField
          id="filter-status"
          label="档案状态"
          options={optionsOf({ any: '在管（不含已退出）', ...ELDER_STATUSES })}
          value={filter.status ?? 'any'}
          onChange={(code) => set({ status: unless(code) })}
        />
        <Field label="排序">
          <Choice
            id="filter-sort"
            label="排序"
            options={optionsOf(SORT_OPTIONS)}
            value={filter.sort ?? 'name'}
            onChange={(sort) => set({ sort })}
          />
        </Field>
        <Box className="filter-panel__actions">
          <Button id="filter-clear" onPress={() => onChange({})}>
            清空
          </Button>
          <Button id="filter-done" kind="primary" onPress={onClose}>
            看结果
          </Button>
        </Box>
      </Box>
    </Sheet>
  );
}

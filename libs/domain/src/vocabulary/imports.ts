/** Codes of background work, of register imports and of the lists that other bureaus share. */
import type { CodeOf } from './programme.js';

/** Work that goes on behind somebody's back, chunk by chunk. */
export const TASK_STATES = {
  waiting: '排队中',
  running: '进行中',
  done: '已完成',
  failed: '未完成',
  cancelled: '已取消',
} as const;
export type TaskState = CodeOf<typeof TASK_STATES>;

/** One uploaded workbook on its way into the register. */
export const IMPORT_STATES = {
  checking: '核对中',
  checked: '已核对，待导入',
  applying: '导入中',
  applied: '已导入',
  undoing: '撤销中',
  undone: '已撤销',
  failed: '未完成',
} as const;
export type ImportState = CodeOf<typeof IMPORT_STATES>;

/** What the dry run says of a row. */
export const IMPORT_OUTCOMES = { new: '新登记', changed: '有改动', same: '无变化', error: '有错误' } as const;
export type ImportOutcome = CodeOf<typeof IMPORT_OUTCOMES>;

/** What became of a row afterwards. */
export const IMPORT_ROW_STATES = {
  pending: '未导入',
  applied: '已导入',
  conflict: '档案已变动，未导入',
  refused: '未导入，有错误',
  undone: '已撤销',
  kept: '未撤销，后来又有改动',
} as const;
export type ImportRowState = CodeOf<typeof IMPORT_ROW_STATES>;

/** Whose list it is, and which fact of 三（一）1 it tells: 三（三）9 asks for the bureaus' data to be shared. */
export const LIST_SOURCES = {
  destitute_scattered: '民政：分散供养特困人员',
  minimum_living: '民政：低保对象',
  special_family_planning: '卫健：计划生育特殊家庭',
  disability: '残联：残疾人证',
} as const;
export type ListSource = CodeOf<typeof LIST_SOURCES>;

/** What a shared list and the register disagree about. */
export const LIST_FINDINGS = { missing: '名单上有，台账没有', differs: '与台账不一致', gone: '已不在名单上' } as const;
export type ListFinding = CodeOf<typeof LIST_FINDINGS>;

export const LIST_ITEM_STATES = { open: '待核对', accepted: '已采纳', dismissed: '不采纳', settled: '已一致' } as const;
export type ListItemState = CodeOf<typeof LIST_ITEM_STATES>;

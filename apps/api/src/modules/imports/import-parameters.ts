/** Limits of imports and shared lists, on which the plan is silent: each is our reading, with the day it holds from. */
export const IMPORT_PARAMETERS = {
  since: '2026-11-01',
  source: '我们的理解 our reading（三（三）9，个人信息保护法第19条：最短保存期限）',
  /** Largest workbook. */
  fileBytes: 20 * 1024 * 1024,
  /** Most rows of a workbook. */
  rows: 100_000,
  /** What a workbook may unpack to: more is a bomb, not a register. */
  unpackedBytes: 600 * 1024 * 1024,
  /** Days after which the rows of a finished import, and with them its undo, are erased. */
  rowsKeptDays: 30,
  /** Days after which a workbook is erased that nobody went on with. */
  fileKeptDays: 7,
  /** Days after which somebody who is on a list and not on the register is forgotten, decided or not. */
  missingPersonDays: 90,
} as const;

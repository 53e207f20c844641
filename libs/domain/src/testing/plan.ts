import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The plan of 2023-11-27 with its annexes, without white space, for words that run over a line. */
export const PLAN = readFileSync(join(__dirname, '../../cases/plan-2023-11-27.txt'), 'utf8').replace(/\s/g, '');

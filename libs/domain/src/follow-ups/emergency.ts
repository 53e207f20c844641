import type { EmergencyAction, EmergencyStatus } from '../vocabulary/emergencies.js';
import type { TransitionTable } from './transitions.js';

export interface EmergencyContext {
  /** What was found and done, or why it is corrected. */
  readonly note: string;
}

/** 应急处置 (三（三）8): handled, its outcome recorded, then archived. A correction is a new entry and changes no status. */
export const EMERGENCY_TRANSITIONS: TransitionTable<EmergencyStatus, EmergencyAction, EmergencyContext> = {
  initial: 'open',
  final: ['archived'],
  steps: {
    open: { settle: { to: 'settled', guard: needsWords } },
    settled: { correct: { to: 'settled', guard: needsWords }, archive: { to: 'archived' } },
    archived: { correct: { to: 'archived', guard: needsWords } },
  },
};

function needsWords({ note }: EmergencyContext): string | null {
  return note.trim() === '' ? '请填写处置经过和结果' : null;
}

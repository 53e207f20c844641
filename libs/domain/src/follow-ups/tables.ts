import type {
  FollowUpAction,
  FollowUpStatus,
  MonthlyUpdateAction,
  MonthlyUpdateStatus,
  ReportAction,
  ReportStatus,
} from '../vocabulary/follow-ups.js';
import type { TransitionTable } from './transitions.js';

function required(text: string, what: string): string | null {
  return text.trim() === '' ? `请填写${what}` : null;
}

export interface FollowUpContext {
  /** What was done, found or decided. */
  readonly note: string;
}

/** 跟踪回访 (三（三）8): nothing is closed before somebody has asked back whether it helped. */
export const FOLLOW_UP_TRANSITIONS: TransitionTable<FollowUpStatus, FollowUpAction, FollowUpContext> = {
  initial: 'open',
  final: ['closed', 'withdrawn'],
  steps: {
    open: {
      start: { to: 'in_progress' },
      resolve: { to: 'resolved', guard: needsOutcome },
      withdraw: { to: 'withdrawn', guard: needsReason },
    },
    in_progress: {
      resolve: { to: 'resolved', guard: needsOutcome },
      withdraw: { to: 'withdrawn', guard: needsReason },
    },
    resolved: {
      confirm: { to: 'closed', guard: needsFinding },
      reopen: { to: 'in_progress', guard: needsFinding },
    },
    closed: {},
    withdrawn: {},
  },
};

function needsOutcome({ note }: FollowUpContext): string | null {
  return required(note, '处理结果');
}

function needsFinding({ note }: FollowUpContext): string | null {
  return required(note, '回访情况');
}

function needsReason({ note }: { readonly note: string }): string | null {
  return required(note, '原因');
}

export interface ReportContext {
  /** Who acts, and who submitted last (empty before the first time): nobody accepts a report of his own. */
  readonly actor: string;
  readonly submittedBy: string;
  /** Reason for a return. */
  readonly note: string;
  /** 存在困难 and 下季度打算, the two texts of the report. */
  readonly difficulties: string;
  readonly nextQuarter: string;
  /** Whether the quarter is over. */
  readonly quarterEnded: boolean;
}

/** 按季调度: an accepted report is frozen; corrections are new entries. */
export const REPORT_TRANSITIONS: TransitionTable<ReportStatus, ReportAction, ReportContext> = {
  initial: 'draft',
  final: ['accepted'],
  steps: {
    draft: { submit: { to: 'submitted', guard: isComplete } },
    submitted: {
      withdraw: { to: 'draft' },
      return: { to: 'returned', guard: needsReason },
      accept: { to: 'accepted', guard: isAnotherPerson },
    },
    returned: { submit: { to: 'submitted', guard: isComplete } },
    accepted: {},
  },
};

function isComplete(report: ReportContext): string | null {
  if (!report.quarterEnded) return '本季度尚未结束，还不能报送';
  return required(report.difficulties, '存在困难') ?? required(report.nextQuarter, '下季度打算');
}

function isAnotherPerson({ actor, submittedBy }: ReportContext): string | null {
  return actor === submittedBy ? '报送人不能审核自己的报表' : null;
}

export interface MonthlyUpdateContext {
  /** Sections of the file that were opened and checked. */
  readonly sectionsChecked: readonly string[];
  readonly sectionsRequired: readonly string[];
  /** Whether the month's deadline is over; only time passes it. */
  readonly deadlinePassed: boolean;
}

const CHECKED_OR_CHANGED = {
  confirm_unchanged: { to: 'updated', guard: allSectionsChecked },
  save_changes: { to: 'updated' },
} as const;

/** 按月更新 (二, 三（一）2): updated by looking, not by pressing. A later change in the month keeps it updated. */
export const MONTHLY_UPDATE_TRANSITIONS: TransitionTable<
  MonthlyUpdateStatus,
  MonthlyUpdateAction,
  MonthlyUpdateContext
> = {
  initial: 'pending',
  final: ['updated'],
  steps: {
    pending: { ...CHECKED_OR_CHANGED, pass_deadline: { to: 'overdue', guard: isLate } },
    overdue: CHECKED_OR_CHANGED,
    updated: { save_changes: { to: 'updated' } },
  },
};

function allSectionsChecked({ sectionsChecked, sectionsRequired }: MonthlyUpdateContext): string | null {
  const left = sectionsRequired.filter((section) => !sectionsChecked.includes(section));
  return left.length === 0 ? null : `请先查看：${left.join('、')}`;
}

function isLate({ deadlinePassed }: MonthlyUpdateContext): string | null {
  return deadlinePassed ? null : '本月期限未到';
}

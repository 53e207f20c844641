import type {
  FollowUpAction,
  FollowUpStatus,
  MonthlyUpdateAction,
  MonthlyUpdateStatus,
  ReportAction,
  ReportStatus,
} from '../vocabulary/follow-ups.js';
import type { TransitionTable } from './transitions.js';

function required(text: string, message: string): string | null {
  return text.trim() === '' ? message : null;
}

export interface FollowUpContext {
  /** What was done, found or decided. */
  readonly note: string;
}

/** 跟踪回访 (三（三）8): nothing is closed before somebody has asked back whether it helped. */
export const FOLLOW_UP_TRANSITIONS: TransitionTable<FollowUpStatus, FollowUpAction, FollowUpContext> = {
  initial: 'open',
  final: ['closed', 'withdrawn'],
  transitions: [
    { from: 'open', action: 'start', to: 'in_progress' },
    { from: 'open', action: 'resolve', to: 'resolved', guard: needsOutcome },
    { from: 'open', action: 'withdraw', to: 'withdrawn', guard: needsReason },
    { from: 'in_progress', action: 'resolve', to: 'resolved', guard: needsOutcome },
    { from: 'in_progress', action: 'withdraw', to: 'withdrawn', guard: needsReason },
    { from: 'resolved', action: 'confirm', to: 'closed', guard: needsFinding },
    { from: 'resolved', action: 'reopen', to: 'in_progress', guard: needsFinding },
  ],
};

function needsOutcome({ note }: FollowUpContext): string | null {
  return required(note, '请写明处理结果');
}

function needsFinding({ note }: FollowUpContext): string | null {
  return required(note, '请写明回访情况');
}

function needsReason({ note }: { readonly note: string }): string | null {
  return required(note, '请写明原因');
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
  transitions: [
    { from: 'draft', action: 'submit', to: 'submitted', guard: isComplete },
    { from: 'returned', action: 'submit', to: 'submitted', guard: isComplete },
    { from: 'submitted', action: 'withdraw', to: 'draft' },
    { from: 'submitted', action: 'return', to: 'returned', guard: needsReason },
    {
      from: 'submitted',
      action: 'accept',
      to: 'accepted',
      guard: ({ actor, submittedBy }) => (actor === submittedBy ? '报送人不能审核自己的报表' : null),
    },
  ],
};

function isComplete(report: ReportContext): string | null {
  if (!report.quarterEnded) return '本季度尚未结束，还不能报送';
  return required(report.difficulties, '请填写存在困难') ?? required(report.nextQuarter, '请填写下季度打算');
}

export interface MonthlyUpdateContext {
  /** Sections of the file that were opened and checked. */
  readonly sectionsChecked: readonly string[];
  readonly sectionsRequired: readonly string[];
  /** Whether the month's deadline is over; only time passes it. */
  readonly deadlinePassed: boolean;
}

/** 按月更新 (二, 三（一）2): updated by looking, not by pressing. A later change in the month keeps it updated. */
export const MONTHLY_UPDATE_TRANSITIONS: TransitionTable<
  MonthlyUpdateStatus,
  MonthlyUpdateAction,
  MonthlyUpdateContext
> = {
  initial: 'pending',
  final: ['updated'],
  transitions: [
    { from: 'pending', action: 'confirm_unchanged', to: 'updated', guard: allSectionsChecked },
    { from: 'pending', action: 'save_changes', to: 'updated' },
    {
      from: 'pending',
      action: 'pass_deadline',
      to: 'overdue',
      guard: ({ deadlinePassed }) => (deadlinePassed ? null : '本月期限未到'),
    },
    { from: 'overdue', action: 'confirm_unchanged', to: 'updated', guard: allSectionsChecked },
    { from: 'overdue', action: 'save_changes', to: 'updated' },
    { from: 'updated', action: 'save_changes', to: 'updated' },
  ],
};

function allSectionsChecked({ sectionsChecked, sectionsRequired }: MonthlyUpdateContext): string | null {
  const left = sectionsRequired.filter((section) => !sectionsChecked.includes(section));
  return left.length === 0 ? null : `请先查看：${left.join('、')}`;
}

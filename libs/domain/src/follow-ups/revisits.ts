import type { FollowUpAction, FollowUpStatus } from '../vocabulary/follow-ups.js';

/**
 * The steps that a look at the spot (回访) takes: settled closes it, also where nobody had written down that it was
 * mended; unsettled opens it again where it was thought to be done.
 * @returns the steps in order; none when the look changes nothing, which is written down all the same
 */
export function revisitSteps(status: FollowUpStatus, settled: boolean): readonly FollowUpAction[] {
  switch (status) {
    case 'open':
    case 'in_progress':
      return settled ? ['resolve', 'confirm'] : [];
    case 'resolved':
      return [settled ? 'confirm' : 'reopen'];
    default:
      return [];
  }
}

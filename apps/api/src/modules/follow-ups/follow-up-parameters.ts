import type { FollowUpSeverity } from '@tanfang/domain';

/** Days within which a follow-up should be seen through. The plan names no term; this is our reading of 三（三）8. */
export const FOLLOW_UP_DAYS: Readonly<Record<FollowUpSeverity, number>> = { urgent: 1, normal: 7 };

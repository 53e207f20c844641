import type { Severity } from './hazards.js';

/** A weather warning in force where somebody lives, with what to do about it. */
export class WarningInForce {
  id: number;
  /** e.g. 高温橙色预警 */
  name: string;
  severity: Severity | null;
  headline: string;
  /** Instant at which it ends by itself, ISO 8601 UTC. */
  expires: string;
  /** What its sender asks people to do, where there is no advice of ours for it. */
  instruction: string | null;
  /** For visitors what to ask and look at, for a family what it can do. */
  advice: string[];
}

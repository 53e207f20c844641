/** A warning that came of a message. */
export interface CapWarning {
  id: number;
  /** Stable: high_temperature, low_temperature, typhoon, … */
  hazard: string;
  /** blue, yellow, orange or red. */
  severity: string | null;
  regionCode: string;
  /** Instant, ISO 8601 UTC. */
  expires: string;
  /** More contacts were proposed, or go on from the warning before; people decide. */
  boost: boolean;
}

/** What was done with a CAP message. */
export interface CapAnswer {
  /** `noted`: received, and nothing was done. */
  outcome: 'in_force' | 'updated' | 'cancelled' | 'noted';
  /** Why nothing was done: not_actual, no_action, outside_area, expired, superseded, unknown_reference, already_over. */
  reason: string | null;
  /** In Chinese. */
  detail: string;
  warnings: CapWarning[];
  /** Ids of warnings that it ended. */
  ended: number[];
}

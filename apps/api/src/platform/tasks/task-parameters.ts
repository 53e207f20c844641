/** Technical limits of background work. */
export const TASK_PARAMETERS = {
  /** A process that was not heard of for so long is taken for dead. */
  leaseMs: 60_000,
  heartbeatMs: 15_000,
  /** How often a process looks for work that another one left. */
  pollMs: 5_000,
  /** How often an error that is not the data's fault is tried again. */
  attempts: 3,
} as const;

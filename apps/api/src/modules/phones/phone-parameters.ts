/** When a phone is worth a call. The plan is silent: each is our reading (2026-11-26). Nobody is measured by them. */
export const PHONE_PARAMETERS = {
  /** Somebody with elders of the week whose phone was not heard for so many days. */
  silentDays: 3,
  /** A record that has waited on a phone for so many hours. */
  unsentHours: 24,
} as const;

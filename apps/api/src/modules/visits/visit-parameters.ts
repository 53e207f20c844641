/**
 * Technical limits of recording a visit, on which the plan is silent: each is our reading. The rules of the programme
 * (how many days back a visit may be recorded, …) are dated parameters of the domain.
 */
export const VISIT_PARAMETERS = {
  /** How far a phone's clock may be ahead of the server's, in minutes. */
  clockToleranceMinutes: 10,
  /** Distance in metres up to which a place counts as near, the rounding of both places included. */
  nearMetres: 300,
  /** How much of the phone's own uncertainty is added to that distance, at most, in metres. */
  accuracyAllowanceMetres: 500,
  /** How many days a rounded place is kept before it is erased. */
  locationDays: 90,
  /** How large a voice note may be, in bytes: a minute at 192 kbit/s, the most that phones are asked for, and room. */
  voiceNoteBytes: 2_000_000,
} as const;

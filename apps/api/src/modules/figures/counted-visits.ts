/**
 * Which visit rows count in figures: the one place that says so. Attempts are those of the rest.
 * @param table the alias of the visit table
 */
export function isDone(table: string): string {
  return `${table}.outcome = 'completed' AND ${table}.voided = 0`;
}

/** Attempts that reached nobody, or that were refused. */
export function isAttempt(table: string): string {
  return `${table}.outcome <> 'completed' AND ${table}.voided = 0`;
}

/** A completed contact of the kinds that the plan counts, 三（一）4. */
export function isContact(table: string): string {
  return `${isDone(table)} AND ${table}.method IN ('home', 'phone', 'video')`;
}

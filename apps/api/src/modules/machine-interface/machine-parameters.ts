/** The one thing that a program may do: read aggregate figures, never anybody's record. */
export const FIGURES_READ = 'figures.read';

/** Tells a program's token from a person's session, and finds it where it should not be. */
export const TOKEN_PREFIX = 'tfm_';

/** Requests that one program may send in a minute; what it reads changes a few times a day. */
export const REQUESTS_A_MINUTE = 60;

/** Version of the answers: a new field raises the second number, anything else the first. */
export const SCHEMA_VERSION = '1.0';

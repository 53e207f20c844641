import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for Argon2id, the library's default variant: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Checked against when there is no account, so that the answer takes the same time. Of a random password. */
const NOBODY = hash(crypto.randomUUID(), COST);

/** Hashes a password with Argon2id. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/**
 * Compares a password with a stored hash.
 * @param stored null when there is none; the comparison then takes as long and fails
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await NOBODY), password);
  return matches && stored !== null;
}

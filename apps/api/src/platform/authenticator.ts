import type { Actor } from './actor.js';

/** Turns an access token into the person behind it. Implemented by the accounts module. */
export abstract class Authenticator {
  /**
   * @param accessToken the bearer token as sent
   * @throws Problem 401 when it is forged, expired, or its session or account has ended
   */
  abstract authenticate(accessToken: string): Promise<Actor>;

  /** Somebody on whose behalf work goes on in the background; null once the account is disabled. */
  abstract actorOfAccount(accountId: number): Promise<Actor | null>;
}

/** A small store for personal data, encrypted where the platform can do it. */
export interface Vault {
  /** Keeps a JSON value. Resolves also when the device refuses: the vault is a convenience, never the only copy. */
  put(key: string, value: unknown): Promise<void>;
  /** Reads a value; null when there is none or it cannot be decrypted. */
  take<T>(key: string): Promise<T | null>;
  remove(key: string): Promise<void>;
}

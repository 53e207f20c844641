import {
  type KeyObject,
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from './config.js';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encryption of personal data at rest: AES-256-GCM, stored as `<key id>:<base64url of iv, tag, ciphertext>`.
 * The first key of FIELD_KEYS encrypts; all of them decrypt, so keys rotate while old values stay readable.
 */
@Injectable()
export class FieldCrypto {
  private readonly keys: ReadonlyMap<string, KeyObject>;
  private readonly currentKeyId: string;
  private readonly indexKey: Buffer;

  constructor(config: Config) {
    const keys = config.get('fieldKeys');
    const [current] = keys;
    if (!current) throw new Error('FIELD_KEYS is empty');
    this.keys = new Map(keys.map(({ id, key }) => [id, createSecretKey(key)]));
    this.currentKeyId = current.id;
    this.indexKey = config.get('blindIndexKey');
  }

  /** Encrypts under the current key; twice the same text gives two different results. */
  encrypt(plain: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key(this.currentKeyId), iv);
    const ciphertext = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return `${this.currentKeyId}:${Buffer.concat([iv, cipher.getAuthTag(), ciphertext]).toString('base64url')}`;
  }

  /**
   * @param stored what `encrypt` returned, under any key that is still configured
   * @throws Error when the key is unknown or the value was altered
   */
  decrypt(stored: string): string {
    const colon = stored.indexOf(':');
    const bytes = Buffer.from(stored.slice(colon + 1), 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.key(stored.slice(0, colon)), bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }

  /** Encrypts a file, under the current key: `<key id>:`, then iv, tag and ciphertext as bytes. */
  encryptBytes(plain: Buffer): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key(this.currentKeyId), iv);
    const ciphertext = [cipher.update(plain), cipher.final()];
    return Buffer.concat([Buffer.from(`${this.currentKeyId}:`), iv, cipher.getAuthTag(), ...ciphertext]);
  }

  /** @throws Error when the key is unknown or the file was altered */
  decryptBytes(stored: Buffer): Buffer {
    const colon = stored.indexOf(':');
    const bytes = stored.subarray(colon + 1);
    const key = this.key(stored.subarray(0, colon).toString());
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  }

  /** Tells whether a stored value is under the current key, or should be encrypted anew. */
  isCurrent(stored: string): boolean {
    return stored.startsWith(`${this.currentKeyId}:`);
  }

  /**
   * Keyed fingerprint for look-up by equality; the same input gives the same 64 hex digits.
   * @param kind what it is, so that equal texts of different kinds differ: `id_number`, `phone` …
   * @param normalized the value in its one normal form
   */
  blindIndex(kind: string, normalized: string): string {
    return createHmac('sha256', this.indexKey).update(`${kind}\0${normalized}`).digest('hex');
  }

  /** Id of the key under which new values are encrypted. */
  get currentKey(): string {
    return this.currentKeyId;
  }

  /**
   * A key for one purpose and one salt, so that nothing else is ever encrypted under it.
   * @param keyId one of FIELD_KEYS
   * @throws Error when the key is unknown
   */
  derive(keyId: string, purpose: string, salt: Buffer): Buffer {
    return Buffer.from(hkdfSync('sha256', this.key(keyId), salt, purpose, 32));
  }

  private key(id: string): KeyObject {
    const key = this.keys.get(id);
    if (!key) throw new Error(`FIELD_KEYS has no key "${id}"`);
    return key;
  }
}

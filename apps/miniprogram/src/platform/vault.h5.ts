import { readStored, removeStored, writeStored } from './storage';
import type { Vault } from './vault.types';

const DATABASE = 'tanfang';
const STORE = 'keys';
const KEY_ID = 'vault';

interface Sealed {
  iv: string;
  data: string;
}

/** AES-256-GCM with a key that cannot be exported from this browser profile; plain where the page has no WebCrypto (http). */
export const vault: Vault = {
  async put(key, value) {
    const text = JSON.stringify(value);
    try {
      const secret = await vaultKey();
      writeStored(name(key), secret ? await seal(secret, text) : text);
    } catch {
      removeStored(name(key));
    }
  },
  async take<T>(key: string) {
    const stored = readStored<Sealed | string>(name(key));
    if (stored === null) return null;
    try {
      if (typeof stored === 'string') return JSON.parse(stored) as T;
      const secret = await vaultKey();
      return secret ? (JSON.parse(await unseal(secret, stored)) as T) : null;
    } catch {
      return null;
    }
  },
  async remove(key) {
    removeStored(name(key));
  },
};

const name = (key: string): string => `vault.${key}`;

let keyOnce: Promise<CryptoKey | null> | null = null;

function vaultKey(): Promise<CryptoKey | null> {
  keyOnce ??=
    typeof crypto === 'undefined' || !crypto.subtle || typeof indexedDB === 'undefined'
      ? Promise.resolve(null)
      : loadKey();
  return keyOnce;
}

async function loadKey(): Promise<CryptoKey> {
  const database = await settled(openDatabase());
  const known = await settled<CryptoKey | undefined>(database.transaction(STORE).objectStore(STORE).get(KEY_ID));
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await settled(database.transaction(STORE, 'readwrite').objectStore(STORE).put(made, KEY_ID));
  return made;
}

function openDatabase(): IDBOpenDBRequest {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return request;
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('indexedDB'));
  });

async function seal(secret: CryptoKey, text: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, secret, new TextEncoder().encode(text));
  return { iv: toBase64(iv), data: toBase64(new Uint8Array(data)) };
}

async function unseal(secret: CryptoKey, { iv, data }: Sealed): Promise<string> {
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: fromBase64(iv) }, secret, fromBase64(data));
  return new TextDecoder().decode(plain);
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

const KEY_ID = 'vault';

let keyOnce: Promise<CryptoKey | null> | null = null;

/**
 * The key of this browser profile, AES-256, which cannot be exported.
 * @returns null where the page has no WebCrypto (http)
 * @throws when the browser refuses its database
 */
export function deviceKey(): Promise<CryptoKey | null> {
  keyOnce ??=
    typeof crypto === 'undefined' || !crypto.subtle || typeof indexedDB === 'undefined'
      ? Promise.resolve(null)
      : loadKey();
  return keyOnce;
}

async function loadKey(): Promise<CryptoKey> {
  const keys = await openStore('tanfang', 'keys');
  const known = await keys.get<CryptoKey>(KEY_ID);
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  await keys.put(KEY_ID, made);
  return made;
}

/** What is encrypted with the device's key. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

export async function seal(secret: CryptoKey, plain: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, secret, plain) };
}

/** @throws when it is of another key */
export const unseal = (secret: CryptoKey, { iv, data }: { iv: BufferSource; data: BufferSource }) =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv }, secret, data);

/** One store of values in the browser's database. */
export interface Store {
  get: <T>(key: string) => Promise<T | undefined>;
  put: (key: string, value: unknown) => Promise<void>;
  remove: (key: string) => Promise<void>;
}

/** @throws when the browser refuses */
export async function openStore(database: string, name: string): Promise<Store> {
  const opening = indexedDB.open(database, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(name);
  const opened = await settled(opening);
  const writing = (work: (store: IDBObjectStore) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const change = opened.transaction(name, 'readwrite');
      change.oncomplete = () => resolve();
      change.onabort = () => reject(change.error ?? new Error('indexedDB'));
      work(change.objectStore(name));
    });
  return {
    get: <T>(key: string) => settled<T | undefined>(opened.transaction(name).objectStore(name).get(key)),
    put: (key, value) => writing((store) => void store.put(value, key)),
    remove: (key) => writing((store) => void store.delete(key)),
  };
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('indexedDB'));
  });

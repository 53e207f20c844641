import { deviceKey, seal, unseal } from './device-key.h5';
import { readStored, removeStored, writeStored } from './storage';
import type { Vault } from './vault.types';

interface SealedText {
  iv: string;
  data: string;
}

/** AES-256-GCM with a key that cannot be exported from this browser profile; plain where the page has no WebCrypto (http). */
export const vault: Vault = {
  async put(key, value) {
    const text = JSON.stringify(value);
    try {
      const secret = await deviceKey();
      writeStored(name(key), secret ? await sealText(secret, text) : text);
    } catch {
      removeStored(name(key));
    }
  },
  async take<T>(key: string) {
    const stored = readStored<SealedText | string>(name(key));
    if (stored === null) return null;
    try {
      if (typeof stored === 'string') return JSON.parse(stored) as T;
      const secret = await deviceKey();
      return secret ? (JSON.parse(await unsealText(secret, stored)) as T) : null;
    } catch {
      return null;
    }
  },
  async remove(key) {
    removeStored(name(key));
  },
};

const name = (key: string): string => `vault.${key}`;

async function sealText(secret: CryptoKey, text: string): Promise<SealedText> {
  const { iv, data } = await seal(secret, new TextEncoder().encode(text));
  return { iv: toBase64(iv), data: toBase64(new Uint8Array(data)) };
}

async function unsealText(secret: CryptoKey, { iv, data }: SealedText): Promise<string> {
  return new TextDecoder().decode(await unseal(secret, { iv: fromBase64(iv), data: fromBase64(data) }));
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

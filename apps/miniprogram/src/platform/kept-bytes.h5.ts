import { deviceKey, openStore, seal, unseal, type Sealed } from './device-key.h5';
import type { AddressOf, KeptBytes } from './kept-bytes.types';

interface StoredBytes {
  type: string;
  /** Plain where the page has no WebCrypto. */
  bytes: Sealed | ArrayBuffer;
}

let storeOnce: ReturnType<typeof openStore> | null = null;
const store = () => (storeOnce ??= openStore('tanfang-files', 'files'));

export const keptBytes: KeptBytes = {
  async put(id, { source }) {
    try {
      const file = source as File;
      const plain = await file.arrayBuffer();
      const secret = await deviceKey();
      const bytes = secret ? await seal(secret, plain) : plain;
      await (await store()).put(id, { type: file.type, bytes } satisfies StoredBytes);
      return id;
    } catch {
      return null;
    }
  },
  async take(place, name) {
    try {
      const kept = await (await store()).get<StoredBytes>(place);
      const secret = await deviceKey();
      if (!kept) return null;
      const { bytes, type } = kept;
      const plain = bytes instanceof ArrayBuffer ? bytes : secret && (await unseal(secret, bytes));
      if (!plain) return null;
      const file = new File([plain], name, { type });
      return { name, size: file.size, source: file };
    } catch {
      return null;
    }
  },
  async remove(place) {
    try {
      await (await store()).remove(place);
    } catch {
      // The browser has no such store: nothing was kept.
    }
  },
};

export const addressOf: AddressOf = ({ source }) => URL.createObjectURL(source as File);

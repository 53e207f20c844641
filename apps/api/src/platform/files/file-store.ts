import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Config } from '../config.js';
import { FieldCrypto } from '../crypto.js';

const MAGIC = Buffer.from('TFF1');
const SALT_BYTES = 32;
const TAG_BYTES = 16;
const CHUNK_BYTES = 64 * 1024;
const PURPOSE = 'stored file';

/**
 * Encrypted files in DATA_DIR/files: AES-256-GCM in chunks of 64 KiB, so that a file is handed out without being in
 * memory whole. Layout: `TFF1`, length and id of the key, salt, then each chunk with its tag. Each file has a key of its
 * own, derived from FIELD_KEYS by the salt; the chunk's number is the nonce, and the last chunk says that it is the last:
 * a chunk that is altered, moved or cut off is noticed.
 */
@Injectable()
export class FileStore {
  private readonly root: string;

  constructor(
    config: Config,
    private readonly crypto: FieldCrypto,
  ) {
    this.root = path.join(config.get('dataDir'), 'files');
  }

  /** Writes a file whole or not at all, and durably. */
  async write(name: string, bytes: Buffer): Promise<void> {
    const target = this.pathOf(name);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    const part = `${target}.${randomBytes(6).toString('hex')}.part`;
    try {
      const handle = await open(part, 'wx', 0o600);
      try {
        await handle.writeFile(this.sealed(bytes));
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(part, target);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  /** The plain bytes, chunk by chunk. An altered file ends the stream with an error. */
  async read(name: string): Promise<Readable> {
    const handle = await open(this.pathOf(name), 'r');
    return Readable.from(this.opened(handle), { objectMode: false });
  }

  /** Erases; what is not there is erased already. */
  erase(name: string): Promise<void> {
    return rm(this.pathOf(name), { force: true });
  }

  private sealed(bytes: Buffer): Buffer {
    const keyId = Buffer.from(this.crypto.currentKey);
    const salt = randomBytes(SALT_BYTES);
    const key = this.crypto.derive(this.crypto.currentKey, PURPOSE, salt);
    const parts = [MAGIC, Buffer.from([keyId.length]), keyId, salt];
    const chunks = Math.max(1, Math.ceil(bytes.length / CHUNK_BYTES));
    for (let index = 0; index < chunks; index += 1) {
      const cipher = createCipheriv('aes-256-gcm', key, nonce(index, index === chunks - 1));
      parts.push(cipher.update(bytes.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES)), cipher.final());
      parts.push(cipher.getAuthTag());
    }
    return Buffer.concat(parts);
  }

  private async *opened(handle: FileHandle): AsyncGenerator<Buffer> {
    try {
      const { size } = await handle.stat();
      const take = async (length: number, at: number): Promise<Buffer> => {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
        if (bytesRead !== length) throw new Error('stored file is cut');
        return buffer;
      };
      const head = await take(MAGIC.length + 1, 0);
      if (!head.subarray(0, MAGIC.length).equals(MAGIC)) throw new Error('not a stored file');
      const idLength = head.readUInt8(MAGIC.length);
      const rest = await take(idLength + SALT_BYTES, head.length);
      const key = this.crypto.derive(rest.subarray(0, idLength).toString(), PURPOSE, rest.subarray(idLength));
      let at = head.length + rest.length;
      for (let index = 0; ; index += 1) {
        const length = Math.min(CHUNK_BYTES + TAG_BYTES, size - at);
        const last = at + length === size;
        const chunk = await take(length, at);
        const decipher = createDecipheriv('aes-256-gcm', key, nonce(index, last), { authTagLength: TAG_BYTES });
        decipher.setAuthTag(chunk.subarray(length - TAG_BYTES));
        yield Buffer.concat([decipher.update(chunk.subarray(0, length - TAG_BYTES)), decipher.final()]);
        if (last) return;
        at += length;
      }
    } finally {
      await handle.close();
    }
  }

  private pathOf(name: string): string {
    if (!/^[0-9a-f]{32}$/.test(name)) throw new Error('no name of a stored file');
    return path.join(this.root, name.slice(0, 2), name);
  }
}

function nonce(index: number, last: boolean): Buffer {
  const iv = Buffer.alloc(12);
  iv.writeUInt32BE(index, 7);
  iv.writeUInt8(last ? 1 : 0, 11);
  return iv;
}

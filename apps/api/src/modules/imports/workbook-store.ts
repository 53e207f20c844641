import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config.js';
import { FieldCrypto } from '../../platform/crypto.js';

/** Uploaded workbooks, encrypted on disk until they are done with. */
@Injectable()
export class WorkbookStore {
  constructor(
    private readonly config: Config,
    private readonly crypto: FieldCrypto,
  ) {}

  /** @returns the name to find it by */
  async keep(file: Buffer): Promise<string> {
    const name = `${randomUUID()}.enc`;
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeFile(this.pathOf(name), this.crypto.encryptBytes(file), { mode: 0o600 });
    return name;
  }

  /** @throws when it is gone */
  async open(name: string): Promise<Buffer> {
    return this.crypto.decryptBytes(await readFile(this.pathOf(name)));
  }

  /** Erases a workbook; one that is gone already is gone. */
  async erase(name: string): Promise<void> {
    await rm(this.pathOf(name), { force: true });
  }

  private get folder(): string {
    return path.join(this.config.get('dataDir'), 'imports');
  }

  private pathOf(name: string): string {
    return path.join(this.folder, path.basename(name));
  }
}

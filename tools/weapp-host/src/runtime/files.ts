/** The phone's files that the app made or was given, by their `wxfile://` path. Kept while the app runs. */
export class FileStore {
  private readonly files = new Map<string, Uint8Array>();
  private next = 1;

  /** @returns the path of the new file */
  add(bytes: Uint8Array, extension: string): string {
    const path = `wxfile://tmp_${this.next}.${extension}`;
    this.next += 1;
    this.files.set(path, bytes);
    return path;
  }

  write(path: string, bytes: Uint8Array): void {
    this.files.set(path, bytes);
  }

  /** @throws the way WeChat does when there is no such file */
  read(path: string): Uint8Array {
    const bytes = this.files.get(path);
    if (!bytes) throw new Error(`no such file or directory "${path}"`);
    return bytes;
  }

  has(path: string): boolean {
    return this.files.has(path);
  }

  remove(path: string): void {
    this.read(path);
    this.files.delete(path);
  }

  /** @returns paths that begin with `folder` */
  list(folder: string): string[] {
    return [...this.files.keys()].filter((path) => path.startsWith(folder));
  }

  /** @returns an address the browser can load */
  dataUrl(path: string): string {
    const type = path.endsWith('.png') ? 'image/png' : 'image/jpeg';
    return `data:${type};base64,${toBase64(this.read(path))}`;
  }
}

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

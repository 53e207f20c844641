import { CanvasElement } from '../elements/display.js';
import { fromBase64, toBase64, type FileStore } from '../files.js';
import type { PageStack } from '../pages.js';
import { asyncCall, CallFailure, type WxApi } from './call.js';

/** Folder an app may write to. */
const USER_DATA = 'wxfile://usr';

/** Canvas output, files, and the byte helpers that go with them. */
export function mediaApi(files: FileStore, pages: PageStack): WxApi {
  return {
    env: { USER_DATA_PATH: USER_DATA },
    canvasToTempFilePath: asyncCall('canvasToTempFilePath', ({ canvas, canvasId, fileType, quality }) => {
      const surface = (canvas ?? findCanvas(pages, String(canvasId))) as HTMLCanvasElement | undefined;
      if (!surface) throw new CallFailure('canvas is empty');
      const type = fileType === 'jpg' ? 'image/jpeg' : 'image/png';
      const [, data = ''] = surface.toDataURL(type, quality as number | undefined).split(',');
      return { tempFilePath: files.add(fromBase64(data), fileType === 'jpg' ? 'jpg' : 'png') };
    }),
    createOffscreenCanvas: (options: { width?: number; height?: number } = {}) =>
      Object.assign(document.createElement('canvas'), { width: options.width ?? 300, height: options.height ?? 150 }),
    getFileSystemManager: () => fileSystem(files),
    saveFile: asyncCall('saveFile', ({ tempFilePath }) => ({ savedFilePath: copy(files, String(tempFilePath)) })),
    base64ToArrayBuffer: (text: string) => fromBase64(text).buffer,
    arrayBufferToBase64: (buffer: ArrayBuffer) => toBase64(new Uint8Array(buffer)),
    getRandomValues: asyncCall('getRandomValues', ({ length }) => ({
      randomValues: crypto.getRandomValues(new Uint8Array(Number(length))).buffer,
    })),
  };
}

function findCanvas(pages: PageStack, id: string): HTMLCanvasElement | undefined {
  const elements = [...pages.top.frame.root.querySelectorAll('wx-canvas')] as CanvasElement[];
  return elements.find((element) => element.property('canvas-id') === id || element.id === id)?.surface;
}

function copy(files: FileStore, from: string): string {
  const to = `${USER_DATA}/${from.replace(/^.*\//, '')}`;
  files.write(to, files.read(from));
  return to;
}

/** The synchronous calls of WeChat's file system, and the asynchronous ones made of them. */
function fileSystem(files: FileStore): WxApi {
  const read = (path: string, encoding?: string): unknown => {
    const bytes = files.read(path);
    if (encoding === 'base64') return toBase64(bytes);
    return encoding === undefined ? bytes.slice().buffer : new TextDecoder().decode(bytes);
  };
  const write = (path: string, data: string | ArrayBuffer, encoding = 'utf8'): void =>
    files.write(path, toBytes(data, encoding));
  const stat = (path: string): unknown => ({ size: files.read(path).length, isFile: () => true });
  const readFolder = (path: string): string[] =>
    files.list(`${path.replace(/\/$/, '')}/`).map((name) => name.slice(path.length).replace(/^\//, ''));
  return {
    readFileSync: read,
    writeFileSync: write,
    unlinkSync: (path: string) => files.remove(path),
    accessSync: (path: string) => void files.read(path),
    statSync: stat,
    readdirSync: readFolder,
    saveFileSync: (path: string) => copy(files, path),
    readFile: asyncCall('readFile', (o) => ({ data: read(String(o.filePath), o.encoding as string | undefined) })),
    writeFile: asyncCall('writeFile', (o) =>
      write(String(o.filePath), o.data as string, o.encoding as string | undefined),
    ),
    unlink: asyncCall('unlink', (o) => files.remove(String(o.filePath))),
    access: asyncCall('access', (o) => void files.read(String(o.path))),
    readdir: asyncCall('readdir', (o) => ({ files: readFolder(String(o.dirPath)) })),
    saveFile: asyncCall('saveFile', (o) => ({ savedFilePath: copy(files, String(o.tempFilePath)) })),
  };
}

function toBytes(data: string | ArrayBuffer, encoding: string): Uint8Array {
  if (typeof data !== 'string') return new Uint8Array(data);
  return encoding === 'base64' ? fromBase64(data) : new TextEncoder().encode(data);
}

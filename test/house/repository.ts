import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The repository's top folder. */
export const ROOT = join(__dirname, '..', '..');

/** Installed, generated or run-time things, by folder name; `data` is one at the top only. */
const NOT_OURS = new Set([
  'node_modules',
  'dist',
  'coverage',
  'reports',
  'out',
  '.git',
  '.cache',
  '.swc',
  '.stryker-tmp',
]);
const isOurs = (path: string, name: string) => !NOT_OURS.has(name) && path !== join(ROOT, 'data');

/** Paths of all files that people or generators of this project wrote, relative to the top folder, with forward slashes. */
export function ownFiles(): string[] {
  const walk = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (!isOurs(path, entry.name)) return [];
      return entry.isDirectory() ? walk(path) : [relative(ROOT, path).replaceAll('\\', '/')];
    });
  return walk(ROOT).sort();
}

/** The text of a file, by its path relative to the top folder. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** A JSON file, by its path relative to the top folder. */
export function jsonOf<T>(path: string): T {
  return JSON.parse(textOf(path)) as T;
}

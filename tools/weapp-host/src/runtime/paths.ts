import type { AppConfig, Subpackage } from './types.js';

/**
 * @param from file or page the reference stands in
 * @param reference relative, or absolute from the root of the package
 * @returns the path inside the package, without a leading slash
 */
export function resolvePath(from: string, reference: string): string {
  const joined = reference.startsWith('/') ? reference : from.replace(/[^/]*$/, '') + reference;
  const parts: string[] = [];
  for (const part of joined.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/**
 * Splits a page address. Values stay URL-encoded, as WeChat hands them to the page.
 * @param url `pages/a/index?x=1`, relative to `from` or absolute
 */
export function parsePageUrl(url: string, from = ''): { path: string; query: Record<string, string> } {
  const [path = '', search = ''] = url.split('?', 2);
  const query: Record<string, string> = {};
  for (const pair of search.split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    if (equals < 0) query[pair] = '';
    else query[pair.slice(0, equals)] = pair.slice(equals + 1);
  }
  return { path: resolvePath(from, path), query };
}

export function subpackages(app: AppConfig): Subpackage[] {
  return app.subPackages ?? app.subpackages ?? [];
}

/** Every page of the app, those of the subpackages with their root. */
export function pagePaths(app: AppConfig): string[] {
  return [
    ...app.pages,
    ...subpackages(app).flatMap((entry) => entry.pages.map((page) => resolvePath('', `${entry.root}/${page}`))),
  ];
}

/** @returns the root of the subpackage a file belongs to, '' for the main package */
export function packageOf(app: AppConfig, file: string): string {
  const entry = subpackages(app).find(({ root }) => file.startsWith(root.replace(/\/*$/, '/')));
  return entry ? entry.root.replace(/\/+$/, '') : '';
}

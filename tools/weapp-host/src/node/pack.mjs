import fs from 'node:fs';
import path from 'node:path';
import compiler from 'glass-easel-template-compiler';
import { checkApp, componentPath } from './app-checks.mjs';
import { wxssToCss } from './wxss.mjs';

/**
 * @typedef {object} Problem
 * @property {'error' | 'warning'} level
 * @property {string} where file, page or interface the problem was met in
 * @property {string} message
 */

/**
 * A mini-program ready to be run: the same files WeChat gets, compiled for a browser.
 * @typedef {object} Pack
 * @property {Record<string, string>} js source by file name
 * @property {Record<string, any>} json parsed configuration by file name
 * @property {Record<string, string>} css by path without extension
 * @property {Record<string, string>} scopes class prefix of each component with isolated styles, by path
 * @property {string[]} assets files that are none of the above
 * @property {string[]} taroNodes node names Taro made a template for; empty for a mini-program that is not Taro's
 * @property {Problem[]} problems
 * @property {string} templates JavaScript expression: the compiled WXML and WXS by path
 */

const TARO_TEMPLATE = /<template name="tmpl_\d+_([\w-]+)"/g;

/**
 * Reads and compiles a built mini-program.
 * @param {string} directory the folder that holds app.json
 * @returns {Pack} with every problem found in its configuration, WXML and WXSS; a problem does not stop the packing
 * @throws {Error} when the folder holds no readable app.json
 */
export function packApp(directory) {
  const files = listFiles(directory);
  const read = fileReader(directory, new Set(files));
  /** @type {Pack} */
  const pack = { js: {}, json: {}, css: {}, scopes: {}, assets: [], taroNodes: [], problems: [], templates: '' };
  if (read('app.json') === null) throw new Error(`${directory} is no mini-program: it has no app.json`);

  for (const file of files.filter((name) => name.endsWith('.json'))) readJson(file, read(file) ?? '', pack);
  if (!pack.json['app.json']) throw new Error(`${directory}/app.json cannot be read: ${pack.problems[0]?.message}`);
  pack.scopes = isolatedScopes(pack);

  const group = new compiler.TmplGroup();
  for (const file of files) addFile(file, read, pack, group);
  pack.templates = group.getTmplGenObjectGroups();
  group.free();

  pack.problems.push(...checkApp(pack, files));
  return pack;
}

/**
 * @param {Pack} pack
 * @returns {string} a script that leaves the pack in the global `__weappPack`
 */
export function packScript({ templates, ...rest }) {
  return `globalThis.__weappPack=${JSON.stringify(rest)};\nglobalThis.__weappPack.templates=${templates};\n`;
}

/**
 * @param {string} file
 * @param {(file: string) => string | null} read
 * @param {Pack} pack
 * @param {import('glass-easel-template-compiler').TmplGroup} group
 */
function addFile(file, read, pack, group) {
  const extension = path.posix.extname(file);
  const name = file.slice(0, file.length - extension.length);
  const text = () => read(file) ?? '';
  if (extension === '.json') return;
  if (extension === '.js') pack.js[file] = text();
  else if (extension === '.wxs') group.addScript(name, text());
  else if (extension === '.wxml') addTemplate(name, text(), pack, group);
  else if (extension === '.wxss') {
    pack.css[name] = wxssToCss(file, {
      read,
      scope: pack.scopes[name] ?? null,
      onProblem: (where, message) => pack.problems.push({ level: 'error', where, message }),
    });
  } else pack.assets.push(file);
}

/**
 * @param {string} name
 * @param {string} source
 * @param {Pack} pack
 * @param {import('glass-easel-template-compiler').TmplGroup} group
 */
function addTemplate(name, source, pack, group) {
  const nodes = [...source.matchAll(TARO_TEMPLATE)].map((match) => match[1]);
  pack.taroNodes = [...new Set([...pack.taroNodes, ...nodes])];
  for (const found of group.addTmpl(name, source) ?? []) {
    pack.problems.push({
      level: found.isError ? 'error' : 'warning',
      where: `${name}.wxml:${found.startLine + 1}`,
      message: found.message,
    });
  }
}

/**
 * @param {string} file
 * @param {string} text
 * @param {Pack} pack
 */
function readJson(file, text, pack) {
  try {
    pack.json[file] = JSON.parse(text);
  } catch (error) {
    pack.problems.push({
      level: 'error',
      where: file,
      message: error instanceof Error ? error.message : String(error),
    });
  }
}

/**
 * @param {Pack} pack
 * @returns {Record<string, string>} a class prefix for each component whose styles do not reach outside
 */
function isolatedScopes(pack) {
  /** @type {Record<string, string>} */
  const scopes = {};
  for (const [file, config] of Object.entries(pack.json)) {
    for (const used of Object.values(config?.usingComponents ?? {})) {
      const component = componentPath(file, String(used));
      const isolation = pack.json[`${component}.json`]?.styleIsolation;
      if (isolation === undefined || isolation === 'isolated' || isolation === 'apply-shared') {
        scopes[component] = component.replace(/[^\w-]/g, '_');
      }
    }
  }
  return scopes;
}

/**
 * @param {string} directory
 * @param {string} [prefix]
 * @returns {string[]} file names relative to the directory, with forward slashes, in a stable order
 */
function listFiles(directory, prefix = '') {
  return fs
    .readdirSync(directory, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory()
        ? listFiles(path.join(directory, entry.name), `${prefix}${entry.name}/`)
        : [`${prefix}${entry.name}`],
    );
}

/**
 * @param {string} directory
 * @param {Set<string>} files
 * @returns {(file: string) => string | null}
 */
function fileReader(directory, files) {
  return (file) => (files.has(file) ? fs.readFileSync(path.join(directory, file), 'utf8') : null);
}

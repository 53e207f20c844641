import path from 'node:path';
import postcss from 'postcss';
import selectorParser from 'postcss-selector-parser';
import { BUILTIN_TAGS } from '../builtin-tags.mjs';

const builtinTags = new Set(BUILTIN_TAGS);
const RPX = /(-?\d*\.?\d+)rpx/g;

/**
 * @typedef {object} WxssOptions
 * @property {(file: string) => string | null} read gives the text of a file of the package, or null when it is not there
 * @property {(where: string, message: string) => void} onProblem told about a missing import, a syntax error or a selector WeChat forbids
 * @property {string | null} scope class prefix of an isolated component, null for the app and its pages
 */

/**
 * Turns one WXSS file into CSS for a browser: imports are put in place, `rpx` becomes a length relative to the
 * screen's width, tag selectors name the host's elements, and an isolated component's classes get its prefix.
 * @param {string} file path of the file inside the package
 * @param {WxssOptions} options
 * @returns {string} the CSS; empty when the file cannot be parsed (the problem is reported)
 */
export function wxssToCss(file, options) {
  const root = inlineImports(file, options, new Set([file]));
  if (!root) return '';
  const rewrite = selectorParser((selectors) => rewriteSelectors(selectors, file, options));
  root.walkRules((rule) => {
    const insideKeyframes = rule.parent?.type === 'atrule' && /keyframes$/.test(rule.parent.name);
    if (!insideKeyframes) rule.selector = rewrite.processSync(rule.selector);
  });
  root.walkDecls((declaration) => {
    declaration.value = rpxToCss(declaration.value);
  });
  return root.toString();
}

/**
 * @param {string} value a CSS value that may hold lengths in rpx (750 rpx are the width of the screen)
 * @returns {string}
 */
export function rpxToCss(value) {
  return value.replace(RPX, 'calc($1 * var(--rpx))');
}

/**
 * @param {string} file
 * @param {WxssOptions} options
 * @param {Set<string>} seen files already put in place: a second import of the same file adds nothing
 * @returns {import('postcss').Root | null}
 */
function inlineImports(file, options, seen) {
  const source = options.read(file) ?? '';
  let root;
  try {
    root = postcss.parse(source, { from: file });
  } catch (error) {
    options.onProblem(file, /** @type {Error} */ (error).message);
    return null;
  }
  root.walkAtRules('import', (rule) => {
    const target = importTarget(rule.params, file);
    if (target === null) return;
    if (seen.has(target)) {
      rule.remove();
      return;
    }
    seen.add(target);
    if (options.read(target) === null) {
      options.onProblem(file, `@import "${target}" is not in the package`);
      rule.remove();
      return;
    }
    rule.replaceWith(inlineImports(target, options, seen)?.nodes ?? []);
  });
  return root;
}

/**
 * @param {string} params what stands behind `@import`
 * @param {string} from the importing file
 * @returns {string | null} path inside the package, null for a web address
 */
function importTarget(params, from) {
  const match = /^(?:url\()?\s*["']?([^"')]+)["']?\s*\)?/.exec(params);
  if (!match || /^(https?:)?\/\//.test(match[1])) return null;
  const target = match[1];
  return path.posix.normalize(
    target.startsWith('/') ? target.slice(1) : path.posix.join(path.posix.dirname(from), target),
  );
}

/**
 * @param {import('postcss-selector-parser').Root} selectors
 * @param {string} file
 * @param {WxssOptions} options
 */
function rewriteSelectors(selectors, file, { scope, onProblem }) {
  selectors.walkTags((tag) => {
    if (tag.value === 'page') tag.replaceWith(selectorParser.className({ value: 'wx-page-root' }));
    else if (builtinTags.has(tag.value)) tag.value = `wx-${tag.value}`;
    if (scope !== null) onProblem(file, `tag selector "${tag.value}" is not allowed in a component's WXSS`);
  });
  if (scope === null) return;
  selectors.walkClasses((name) => {
    name.value = `${scope}--${name.value}`;
  });
  selectors.walkPseudos((pseudo) => {
    if (pseudo.value === ':host') pseudo.replaceWith(selectorParser.attribute(hostAttribute(scope)));
  });
}

/** @param {string} scope */
function hostAttribute(scope) {
  return {
    attribute: 'data-wx-host',
    operator: /** @type {const} */ ('='),
    value: scope,
    quoteMark: /** @type {const} */ ('"'),
    raws: {},
  };
}

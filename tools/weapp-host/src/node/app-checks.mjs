import path from 'node:path';

/** Most and fewest entries WeChat allows in a tab bar. */
const TAB_BAR_ENTRIES = { fewest: 2, most: 5 };

/**
 * @param {string} file configuration file that uses the component
 * @param {string} used the value in `usingComponents`
 * @returns {string} the component's path inside the package, without extension
 */
export function componentPath(file, used) {
  const base = path.posix.dirname(file);
  return path.posix.normalize(used.startsWith('/') ? used.slice(1) : path.posix.join(base, used));
}

/**
 * @param {any} appJson
 * @returns {string[]} every page of the app, those of the subpackages with their root
 */
export function pagePaths(appJson) {
  const ofSubpackages = (appJson.subPackages ?? appJson.subpackages ?? []).flatMap((/** @type {any} */ entry) =>
    entry.pages.map((/** @type {string} */ page) => path.posix.join(entry.root, page)),
  );
  return [...(appJson.pages ?? []), ...ofSubpackages];
}

/**
 * Finds what WeChat would refuse before a line of the app runs: pages, tabs and components that are not there.
 * @param {import('./pack.mjs').Pack} pack
 * @param {string[]} files
 * @returns {import('./pack.mjs').Problem[]}
 */
export function checkApp(pack, files) {
  const present = new Set(files);
  const appJson = pack.json['app.json'];
  const pages = pagePaths(appJson);
  return [
    ...pages.flatMap((page) => missingParts(page, present, 'app.json', 'page')),
    ...tabBarProblems(appJson, pages),
    ...componentProblems(pack, present),
  ].map(({ where, message }) => ({ level: 'error', where, message }));
}

/**
 * @param {string} name
 * @param {Set<string>} present
 * @param {string} where
 * @param {string} what
 */
function missingParts(name, present, where, what) {
  return ['.js', '.wxml']
    .filter((extension) => !present.has(name + extension))
    .map((extension) => ({ where, message: `${what} "${name}" has no ${name}${extension}` }));
}

/**
 * @param {any} appJson
 * @param {string[]} pages
 */
function tabBarProblems(appJson, pages) {
  if (!appJson.tabBar) return [];
  const list = appJson.tabBar.list ?? [];
  const problems = list
    .filter((/** @type {any} */ tab) => !pages.includes(tab.pagePath))
    .map((/** @type {any} */ tab) => ({ where: 'app.json', message: `tab page "${tab.pagePath}" is no page` }));
  if (list.length < TAB_BAR_ENTRIES.fewest || list.length > TAB_BAR_ENTRIES.most) {
    problems.push({ where: 'app.json', message: `tabBar has ${list.length} entries, WeChat allows 2 to 5` });
  }
  if (appJson.tabBar.custom) problems.push({ where: 'app.json', message: 'a custom tab bar is not run by this host' });
  return problems;
}

/**
 * @param {import('./pack.mjs').Pack} pack
 * @param {Set<string>} present
 */
function componentProblems(pack, present) {
  return Object.entries(pack.json).flatMap(([file, config]) =>
    Object.entries(config?.usingComponents ?? {}).flatMap(([tag, used]) => {
      if (/^(plugin|plugin-private|dynamicLib):\/\//.test(String(used))) {
        return [{ where: file, message: `component "${tag}" comes from a plugin, which this host does not run` }];
      }
      return missingParts(componentPath(file, String(used)), present, file, `component "${tag}"`);
    }),
  );
}

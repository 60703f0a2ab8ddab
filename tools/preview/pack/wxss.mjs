// @ts-check
import path from 'node:path';
import postcss from 'postcss';
import selectorParser from 'postcss-selector-parser';
import { mendHere } from '../../build/diagnostics.mjs';
import { errorAt, warningAt } from './diagnostics.mjs';
import { withoutSuffix } from './source-files.mjs';

/**
 * @typedef {import('./pack.types.ts').SourceFiles} SourceFiles
 * @typedef {import('./pack.types.ts').Diagnostic} Diagnostic
 * @typedef {import('./pack.types.ts').JsonObject} JsonObject
 * @typedef {import('./pack.types.ts').PackedStyle} PackedStyle
 * @typedef {{ scope: string } | { route: string } | { every: 'page' }} Reach what a sheet's rules apply to
 */

/**
 * Compiles every style sheet that something uses: `app.wxss`, those of pages and those of components.
 *
 * @param {SourceFiles} files
 * @param {Record<string, JsonObject>} configs
 * @param {string[]} pages
 * @returns {{ styles: Record<string, PackedStyle>, diagnostics: Diagnostic[] }}
 */
export function compileStyles(files, configs, pages) {
  /** @type {Record<string, PackedStyle>} */
  const styles = {};
  /** @type {Diagnostic[]} */
  const diagnostics = [];
  for (const file of files.keys()) {
    if (!file.endsWith('.wxss')) continue;
    const path = withoutSuffix(file);
    const scope = path.replace(/\W+/g, '-');
    if (path === 'app') styles[path] = { css: compileWxss(files, file, { every: 'page' }, diagnostics) };
    else if (pages.includes(path)) styles[path] = { css: compileWxss(files, file, { route: path }, diagnostics) };
    else if (configs[path]?.component) {
      styles[path] = { css: compileWxss(files, file, { scope }, diagnostics), scope };
    }
  }
  return { styles, diagnostics };
}

/**
 * WXSS → CSS. `rpx`, `vh`, `env(safe-area-…)` and `prefers-color-scheme` stay: only the browser knows the phone.
 *
 * @param {SourceFiles} files
 * @param {string} file
 * @param {Reach} reach
 * @param {Diagnostic[]} diagnostics filled with what is wrong
 */
function compileWxss(files, file, reach, diagnostics) {
  const root = parseWithImports(files, file, diagnostics, new Set());
  root.walkRules((rule) => {
    if (rule.parent?.type === 'atrule' && /keyframes$/.test(/** @type {postcss.AtRule} */ (rule.parent).name)) return;
    if ('scope' in reach) warnOfUnscoped(rule, diagnostics);
    try {
      rule.selector = translateSelector(rule.selector, reach);
    } catch (error) {
      diagnostics.push(placed(rule, `selector "${rule.selector}": ${/** @type {Error} */ (error).message}`));
    }
  });
  return root.toString();
}

/**
 * @param {SourceFiles} files
 * @param {string} file
 * @param {Diagnostic[]} diagnostics
 * @param {Set<string>} seen a sheet imported twice counts once
 * @returns {postcss.Root}
 */
function parseWithImports(files, file, diagnostics, seen) {
  seen.add(file);
  const root = parse(files.get(file) ?? '', file, diagnostics);
  root.walkAtRules('import', (rule) => {
    const wanted = /^(?:url\()?\s*["']?([^"')]+)["']?\s*\)?$/.exec(rule.params)?.[1];
    const target = wanted && resolveImport(file, wanted);
    if (!target || !files.has(target)) {
      diagnostics.push(placed(rule, noSheet(rule.params)));
      rule.remove();
    } else if (seen.has(target)) rule.remove();
    else rule.replaceWith(parseWithImports(files, target, diagnostics, seen).nodes);
  });
  return root;
}

/** @param {string} name */
const noSheet = (name) =>
  `没有要引入的样式 ${name}：补上它，或改正路径。\nthere is no style sheet ${name} to import: add it, or mend the path.`;

/**
 * @param {string} text
 * @param {string} file
 * @param {Diagnostic[]} diagnostics
 */
function parse(text, file, diagnostics) {
  try {
    // The name is kept as it is: postcss would make it absolute only where it names a source map.
    return postcss.parse(text, { from: `/${file}` });
  } catch (error) {
    if (!(error instanceof postcss.CssSyntaxError)) throw error;
    diagnostics.push(errorAt(file, error.line ?? 0, error.column ?? 0, mendHere(error.reason)));
    return postcss.root();
  }
}

/**
 * @param {string} from
 * @param {string} wanted
 */
function resolveImport(from, wanted) {
  return wanted.startsWith('/') ? wanted.slice(1) : path.posix.join(path.posix.dirname(from), wanted);
}

/**
 * `page` and other tags get the prefix that the browser's elements have; a component's classes get its scope; the rules of
 * a page or of all pages are tied to them (with no weight of their own, so that the cascade stays as it is in WeChat), or
 * they would reach the phone around the pages.
 *
 * @param {string} selector
 * @param {Reach} reach
 */
function translateSelector(selector, reach) {
  return selectorParser((list) => {
    list.walkTags((tag) => {
      tag.value = `wx-${tag.value}`;
    });
    if ('scope' in reach) {
      list.walkClasses((name) => {
        name.value = `${reach.scope}--${name.value}`;
      });
      list.walkPseudos((pseudo) => {
        if (pseudo.value === ':host') pseudo.replaceWith(parsed(`[wx-host="${reach.scope}"]`));
      });
    }
    if ('scope' in reach) return;
    const inside = 'route' in reach ? `:where([data-route="${reach.route}"]) ` : ':where(.phone-page) ';
    list.each((one) => {
      one.prepend(parsed(inside));
    });
  }).processSync(selector);
}

/** @param {string} selector */
function parsed(selector) {
  return selectorParser().astSync(selector).first;
}

/**
 * WeChat lets a component's sheet use classes alone; anything else would reach into every other component here.
 *
 * @param {postcss.Rule} rule
 * @param {Diagnostic[]} diagnostics
 */
function warnOfUnscoped(rule, diagnostics) {
  for (const one of rule.selectors) {
    if (/\.|:host/.test(one)) continue;
    diagnostics.push(placed(rule, `"${one}" names no class: WeChat ignores tags and ids in a component`, warningAt));
  }
}

/**
 * @param {postcss.Node} node
 * @param {string} message
 * @param {typeof errorAt} make
 */
function placed(node, message, make = errorAt) {
  const from = node.source?.input.file ?? '';
  return make(from.replace(/^\//, ''), node.source?.start?.line ?? 0, node.source?.start?.column ?? 0, message);
}

// @ts-check
/**
 * A second opinion on the built WXML and WXSS: WeChat's own compilers wcc and wcsc, as of 2019–2020, which a package
 * carries for Linux (x64), macOS and Windows.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fault } from '../build/diagnostics.mjs';
import { build } from '../build/index.mjs';
import { hasProbe } from '../build/probe.mjs';
import { listFiles, packageFiles, variantsAmong } from '../build/source-tree.mjs';
import { buildPackage } from '../package/build-package.mjs';
import { report, rootToCheck } from './report.mjs';

const require = createRequire(import.meta.url);
const binaries = path.join(path.dirname(require.resolve('miniprogram-compiler/package.json')), 'bin');
const about = {
  zh: '用微信自己的编译器看构建出的 WXML 和 WXSS',
  en: "WeChat's own compilers look at the built WXML and WXSS",
};
const notBuilt = '这里没有 WXML：请先运行 npm run build。\nThere is no WXML: npm run build first.';
const root = rootToCheck('npm run check:wcc', about);
const folder = path.join(root, 'dist/devtools');
const isParted = variantsAmong(packageFiles(root, { withSimulator: false }), 'managed').size > 0;
const obstacle = whyNotHere();

if (obstacle) {
  console.log(`wcc, wcsc: skipped, ${obstacle}`);
} else {
  const { templates, styles, diagnostics } = compile(folder);
  const ofManaged = await compileManaged();
  const published = await compilePublished();
  report(
    unique([...diagnostics, ...ofManaged, ...published.diagnostics]),
    `wcc: ${templates + published.templates} templates, wcsc: ${styles + published.styles} style sheets${isParted ? ', in both ways' : ''}`,
  );
}

/** @param {string} folder of a build */
function compile(folder) {
  const files = listFiles(folder);
  const templates = files.filter((file) => file.endsWith('.wxml'));
  const scripts = files.filter((file) => file.endsWith('.wxs'));
  const styles = files.filter((file) => file.endsWith('.wxss'));
  const diagnostics = [
    ...(templates.length === 0
      ? [fault('dist/devtools', notBuilt)]
      : run(folder, 'wcc', ['-d', '-cc', '0', ...templates, ...scripts, '-gn', '$gwx'])),
    ...styles.flatMap((style) => run(folder, 'wcsc', ['-lc', style, ...styles.filter((other) => other !== style)])),
  ];
  return { templates: templates.length, styles: styles.length, diagnostics };
}

/** Of the other way, which nobody has built yet, where the sources have one. */
async function compileManaged() {
  if (!isParted) return [];
  const folder = mkdtempSync(path.join(tmpdir(), 'wcc-managed-'));
  try {
    const built = await build({ target: 'devtools', way: 'managed', probe: hasProbe(root), root, outDir: folder });
    return built.ok ? compile(folder).diagnostics : built.diagnostics;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a host gets of the npm package, where the sources have one. */
async function compilePublished() {
  const nothing = { templates: 0, styles: 0, diagnostics: [] };
  if (!existsSync(path.join(root, 'package'))) return nothing;
  const folder = mkdtempSync(path.join(tmpdir(), 'wcc-package-'));
  try {
    const { ok, diagnostics } = await buildPackage({ root, outDir: folder });
    return ok ? compile(path.join(folder, 'miniprogram')) : { ...nothing, diagnostics };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * wcsc is given every style sheet each time, for their imports, and tells of a broken one each time.
 *
 * @param {readonly import('../build/build.types.ts').Diagnostic[]} diagnostics
 */
function unique(diagnostics) {
  return [...new Map(diagnostics.map((diagnostic) => [diagnostic.message, diagnostic])).values()];
}

/** Why the compilers cannot run on this machine; empty when they can. */
function whyNotHere() {
  const { platform, arch } = process;
  if (!['linux', 'darwin', 'win32'].includes(platform) || (platform === 'linux' && arch !== 'x64')) {
    return `as there are none for ${platform} ${arch}`;
  }
  const { error } = spawnSync(executable('wcc'), ['--help']);
  return error ? `as they do not run here (${error.message})` : '';
}

/**
 * @param {string} folder
 * @param {'wcc' | 'wcsc'} name
 * @param {readonly string[]} parameters
 */
function run(folder, name, parameters) {
  const { status, stdout, stderr } = spawnSync(executable(name), parameters, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return [];
  return [fault('dist/devtools', `${name}: ${(stderr || stdout || `exit code ${status}`).trim()}`)];
}

/** @param {'wcc' | 'wcsc'} name */
function executable(name) {
  /** @type {Partial<Record<NodeJS.Platform, string>>} */
  const places = { darwin: `mac/${name}`, win32: `windows/${name}.exe` };
  const place = path.join(binaries, places[process.platform] ?? `linux/${name}`);
  // the package forgets the executable bit
  chmodSync(place, 0o755);
  return place;
}

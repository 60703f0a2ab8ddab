// @ts-check
/**
 * Runs one of WeChat's programs (miniprogram-ci) and tells its parent how it goes. A process of its own, as miniprogram-ci
 * prints much, leaves promises unhandled and starts threads. Started by `run-official.mjs` alone, which says where
 * miniprogram-ci is installed.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const { createRequire } = require('node:module');
const net = require('node:net');
const tls = require('node:tls');

/** @typedef {import('../release.types.ts').OfficialTask} OfficialTask */
/** @typedef {import('../release.types.ts').OfficialMessage} OfficialMessage */
/** @typedef {import('../release.types.ts').OfficialOutcome} OfficialOutcome */
/** @typedef {import('../release.types.ts').UploadSettings} UploadSettings */

/** The package is compiled already: WeChat's program must only pack it. */
const compileNothing = {
  es6: false,
  es7: false,
  minify: false,
  minifyJS: false,
  minifyWXML: false,
  minifyWXSS: false,
  autoPrefixWXSS: false,
  codeProtect: false,
  uploadWithSourceMap: false,
};

/** From a failure that nobody took to the end of whatever still goes on. */
const patienceMs = 60_000;

const requireInstalled = createRequire(`${process.argv[2]}/package.json`);

process.on('message', (/** @type {OfficialTask} */ task) => {
  run(task).then((outcome) => end({ kind: 'done', outcome }), fail);
});
process.on('uncaughtException', fail);
// It reports its own use to WeChat and lets that fail unheard, which must not end an upload; but if nothing comes after
// such a failure, it was the upload's own.
process.on('unhandledRejection', (reason) => {
  setTimeout(() => fail(reason), patienceMs);
});

/**
 * @param {OfficialTask} task
 * @returns {Promise<OfficialOutcome>}
 */
async function run(task) {
  process.chdir(task.folder);
  if (task.kind === 'compile') return compile(task.folder);
  if (task.kind === 'npm') return buildNpm(task.folder);
  const ci = requireInstalled('miniprogram-ci');
  const { appid, privateKeyPath, robot, version, desc } = task.settings;
  const options = {
    project: new ci.Project({ appid, type: 'miniProgram', projectPath: task.folder, privateKeyPath }),
    version,
    desc,
    robot,
    setting: compileNothing,
    onProgressUpdate: tellProgress,
  };
  if (task.kind === 'upload') return { packages: packagesOf(await ci.upload(options)) };
  const answer = await ci.preview({ ...options, qrcodeFormat: 'image', qrcodeOutputDest: task.picture });
  return { packages: packagesOf(answer), ...(await asPng(task.picture)) };
}

/** @param {{ subPackageInfo?: { name: string, size: number }[] }} answer */
function packagesOf({ subPackageInfo = [] }) {
  return subPackageInfo.map(({ name, size }) => ({ name, bytes: size }));
}

/**
 * WeChat answers with a JPEG: makes it a PNG, and draws the same code in characters.
 *
 * @param {string} picture file, replaced
 * @returns {Promise<{ drawing: string }>} empty where the code cannot be read
 */
async function asPng(picture) {
  const Jimp = requireInstalled('jimp');
  const { generateTerminalQrcode } = requireInstalled('miniprogram-ci/dist/ci/utils/terminalQrcode.js');
  const answered = readFileSync(picture);
  writeFileSync(picture, await (await Jimp.read(answered)).getBufferAsync(Jimp.MIME_PNG));
  return { drawing: await generateTerminalQrcode(answered.toString('base64')).catch(() => '') };
}

/**
 * Attributes of the project are given, so that nothing is asked of the network; and the network is shut, to be sure.
 *
 * @param {string} folder
 * @returns {Promise<OfficialOutcome>}
 */
async function compile(folder) {
  shutNetwork();
  const ci = requireInstalled('miniprogram-ci');
  const project = offlineProject(folder);
  const files = await ci.getCompiledResult({ project, setting: compileNothing, onProgressUpdate: () => {} });
  return { files: Object.keys(files).length };
}

/**
 * What DevTools call 构建 npm: what package.json depends on, into `miniprogram_npm`.
 *
 * @param {string} folder
 * @returns {Promise<OfficialOutcome>}
 */
async function buildNpm(folder) {
  shutNetwork();
  const warnings = await requireInstalled('miniprogram-ci').packNpm(offlineProject(folder));
  return { warnings: warnings.map((/** @type {{ msg: string }} */ { msg }) => msg) };
}

/** @param {string} folder */
function offlineProject(folder) {
  const ci = requireInstalled('miniprogram-ci');
  const { DefaultProjectAttr } = requireInstalled('miniprogram-ci/dist/config/config.js');
  return new ci.Project({
    appid: 'wx0123456789abcdef',
    type: 'miniProgram',
    projectPath: folder,
    privateKey: 'none: nothing is signed offline',
    attr: async () => DefaultProjectAttr,
    // as DevTools and WeChat's command line leave them out
    ignores: ['node_modules/**/*'],
  });
}

/** Nothing but its own threads and processes is reached. */
function shutNetwork() {
  const refuse = () => {
    throw Object.assign(new Error('nothing may be asked of the network here'), { code: 'EOFFLINE' });
  };
  for (const module of [http, https]) Object.assign(module, { request: refuse, get: refuse });
  Object.assign(net, { connect: refuse, createConnection: refuse });
  Object.assign(tls, { connect: refuse });
}

/** @param {{ message: string, status: string }} task of miniprogram-ci */
function tellProgress({ message, status }) {
  if (status !== 'done') send({ kind: 'progress', sentence: String(message) });
}

/** @param {unknown} reason */
function fail(reason) {
  const error = /** @type {{ message?: string, code?: number | string, path?: string }} */ (
    typeof reason === 'object' && reason ? reason : { message: String(reason) }
  );
  end({
    kind: 'failed',
    failure: { message: String(error.message ?? reason), code: error.code, path: error.path && String(error.path) },
  });
}

/** @param {OfficialMessage} message */
function send(message) {
  process.send?.(message);
}

/** @param {OfficialMessage} message */
function end(message) {
  const exit = () => process.exit(message.kind === 'done' ? 0 : 1);
  process.send?.(message, undefined, undefined, exit);
}

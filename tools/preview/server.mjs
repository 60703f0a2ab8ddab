// @ts-check
import http from 'node:http';
import { fonts } from '../dom/fonts.mjs';
import { Door } from '../door/door.mjs';
import { redirect, refuse, respond } from '../door/respond.mjs';
import { addressesOf, devtoolsAddress, phoneInstructions, tokenFor } from '../inspector/addresses.mjs';
import { inspectorContents } from '../inspector/contents.mjs';
import { Relay } from '../inspector/relay/relay.mjs';
import { DEFAULT_PORT, listen } from '../terminal/listen.mjs';
import { formatDiagnostic } from './pack/diagnostics.mjs';
import { packMiniProgram } from './pack/index.mjs';
import { miniProgramRoot } from './pack/source-files.mjs';
import { bundleBrowserCode } from './server/browser-bundles.mjs';
import { BuildEvents } from './server/events.mjs';
import { readMediaFile } from './server/files.mjs';
import { panelPage, panelPolicy, phonePage, phonePolicy } from './server/pages.mjs';
import { projectSource } from './server/sources.mjs';

export { folderSource, projectSource } from './server/sources.mjs';
export { theirProject, whyNoProject } from './server/their-project.mjs';

/**
 * @typedef {import('./preview.types.ts').PreviewServer} PreviewServer
 * @typedef {import('./preview.types.ts').PreviewServerOptions} PreviewServerOptions
 * @typedef {import('./server/build-state.types.ts').BuildOutcome} BuildOutcome
 * @typedef {import('../door/respond.mjs').Content} Content
 */

/**
 * Builds the mini-program, serves the preview, the inspector beside it, and (unless told not to) builds again after every change.
 * Resolves when the first build is done, good or bad: a bad one is shown in the page and the terminal, and cured by the
 * next save. Rejects with a sentence when the port is taken.
 *
 * @param {PreviewServerOptions} [options]
 * @returns {Promise<PreviewServer>}
 */
export async function startPreview(options = {}) {
  const {
    port,
    host = '127.0.0.1',
    watch = true,
    allowSending = false,
    source = projectSource(),
    log = console.log,
  } = options;
  const builds = new Builds(source, log);
  const contents = new Map([...(await bundleBrowserCode()), ...(await inspectorContents()), ...fonts()]);
  const token = tokenFor(host, options.token);
  const door = new Door({ host, token, allowSending });
  const relay = new Relay(door);
  const server = http.createServer((request, response) => {
    if (door.admit(request, 'page').refused) refuse(response);
    else void answer(request, response, builds, contents);
  });
  server.on('upgrade', (request, stream, head) => relay.upgrade(request, stream, head));
  const takenPort = await listen(server, port, host, log).catch((error) => {
    relay.close();
    throw error;
  });
  const close = async () => {
    await source.close();
    builds.events.close();
    relay.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const addresses = addressesOf({ host, port: takenPort, token });
  const inspector = devtoolsAddress({ host, port: takenPort, ...addresses });
  try {
    await source.start(watch, (outcome) => builds.take(outcome), inspector);
  } catch (error) {
    await close();
    throw error;
  }
  // somebody else's project dials what its page is told
  if (takenPort !== DEFAULT_PORT && source.storage === undefined) log(`dist/devtools → ${inspector}`);
  if (token !== null) log(phoneInstructions(addresses));
  return { url: addresses.url.replace('/inspector/', '/'), inspectorUrl: addresses.url, port: takenPort, close };
}

/** The latest mini-program that could be shown, and what became of the latest build. */
class Builds {
  events = new BuildEvents();
  /** What `/mini-program.js` is: the last build that worked, if any did. */
  script = '';
  /** Where its pictures are. */
  root = '';
  /** What its simulated cameras film, where those are not its own. @type {ReadonlyMap<string, Content>} */
  clips = new Map();

  /**
   * @param {import('./preview.types.ts').PreviewSource} source
   * @param {(line: string) => void} log
   */
  constructor(source, log) {
    this.source = source;
    this.log = log;
  }

  /** @param {BuildOutcome} outcome */
  take(outcome) {
    const { shownAs, storage } = this.source;
    const { root, simulated } = outcome;
    const packed = outcome.ok
      ? packMiniProgram({ root, shownAs, simulated, storage })
      : { ok: false, code: '', diagnostics: [] };
    const diagnostics = [...outcome.diagnostics, ...packed.diagnostics];
    for (const diagnostic of diagnostics) this.log(formatDiagnostic(diagnostic));
    const { revision } = this.events.state;
    if (!packed.ok) {
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      const count = errors.length;
      this.log(`构建失败：${count} 个错误 / build failed: ${count} error${count === 1 ? '' : 's'}`);
      this.events.publish({ revision, problems: errors.map(formatDiagnostic) });
      return;
    }
    if (revision > 0) {
      const ms = Math.round(outcome.durationMs);
      this.log(`重新构建用了 ${ms} ms / rebuilt in ${ms} ms`);
    }
    // Pages outlive this process: the next one must not count over the same numbers.
    const next = Math.max(revision + 1, Date.now());
    this.script = `window.__miniProgramRevision = ${next};\n${packed.code}`;
    this.root = miniProgramRoot(root);
    this.clips = simulated?.clips ?? new Map();
    this.events.publish({ revision: next, problems: [] });
  }
}

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 * @param {Builds} builds
 * @param {ReadonlyMap<string, Content>} contents
 */
async function answer(request, response, builds, contents) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return respond(response, 405);
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (path === '/events') return builds.events.connect(response);
  if (path === '/inspector') return redirect(response, `/inspector/${request.url?.slice(path.length)}`);
  const content = await contentOf(path, builds, contents);
  return content ? respond(response, 200, content, request.headers.range) : respond(response, 404);
}

/**
 * @param {string} path
 * @param {Builds} builds
 * @param {ReadonlyMap<string, Content>} contents
 * @returns {Promise<Content | null>}
 */
async function contentOf(path, builds, contents) {
  if (path === '/' || path === '/index.html') return { type: 'text/html', body: panelPage, policy: panelPolicy };
  if (path === '/phone.html') return { type: 'text/html', body: phonePage, policy: phonePolicy };
  if (path === '/mini-program.js') return { type: 'text/javascript', body: builds.script };
  if (path.startsWith('/files/') && builds.root) {
    const file = path.slice('/files/'.length);
    return builds.clips.get(file) ?? readMediaFile(builds.root, file);
  }
  return contents.get(path) ?? null;
}

// @ts-check
/** npm run inspect [-- --port 8765] [--host 192.168.1.5] [--token …] [--allow-sending]: the inspector alone, until Ctrl-C. */
import path from 'node:path';
import { builtAddress } from '../tools/build/inspector-address.mjs';
import { repositoryRoot } from '../tools/build/options.mjs';
import { startInspector } from '../tools/inspector/server.mjs';
import { readCommandLine } from '../tools/terminal/command-line.mjs';
import { MOST_PORT, serverOptions, untilInterrupted } from '../tools/terminal/serving.mjs';

const { given, number, refuse } = readCommandLine({
  command: 'npm run inspect',
  about: { zh: '只提供检查器，直到按下 Ctrl-C', en: 'The inspector alone, until Ctrl-C' },
  options: serverOptions,
});
const { 'allow-sending': allowSending, host, token } = given;
const port = number('port', { most: MOST_PORT });

try {
  const inspector = await startInspector({ host, token, port, allowSending });
  untilInterrupted(inspector.close);
  const address = builtAddress(path.join(repositoryRoot, 'dist/devtools'));
  if (address && address !== inspector.devtoolsUrl) console.log(dialsElsewhere(address, inspector.devtoolsUrl));
  console.log(`ready: ${inspector.url}`);
} catch (error) {
  refuse(/** @type {Error} */ (error).message);
}

/**
 * @param {string} address
 * @param {string} own
 */
function dialsElsewhere(address, own) {
  const cure = `npm run build -- --target devtools --inspector '${own}'`;
  return [
    `dist/devtools 连接的是 ${address}，不是这里。要在微信开发者工具里连到这里：${cure}`,
    `dist/devtools connects to ${address}, not here. For WeChat DevTools to connect here: ${cure}`,
  ].join('\n');
}

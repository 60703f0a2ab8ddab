// @ts-check
/** npm start [-- --port 8765] [--host 127.0.0.1] [--no-watch]: builds, watches and serves preview and inspector until Ctrl-C. */
import { startPreview } from '../tools/preview/server.mjs';
import { readCommandLine } from '../tools/terminal/command-line.mjs';
import { MOST_PORT, serverOptions, untilInterrupted } from '../tools/terminal/serving.mjs';

const { given, number, refuse } = readCommandLine({
  command: 'npm start',
  about: {
    zh: '构建小程序，监视源码，并提供预览和检查器，直到按下 Ctrl-C',
    en: 'Builds, watches and serves preview and inspector until Ctrl-C',
  },
  options: {
    ...serverOptions,
    'no-watch': { about: { zh: '保存后不重新构建', en: 'does not build again after each save' } },
  },
});
const { host, token, 'allow-sending': allowSending, 'no-watch': noWatch } = given;
const port = number('port', { most: MOST_PORT });

try {
  const preview = await startPreview({ port, host, token, allowSending, watch: !noWatch });
  untilInterrupted(preview.close);
  console.log(`ready: ${preview.url}`);
} catch (error) {
  refuse(/** @type {Error} */ (error).message);
}

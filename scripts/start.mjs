// @ts-check
/** npm start [-- --port 8765] [--host 127.0.0.1] [--no-watch]: builds, watches and serves preview and inspector until Ctrl-C. */
import { parseArgs } from 'node:util';
import { startPreview } from '../tools/preview/server.mjs';
import { fail, portOf, serverOptions, untilInterrupted } from '../tools/terminal/serving.mjs';

const usage = 'npm start -- [--port 8765] [--host 127.0.0.1] [--token …] [--allow-sending] [--no-watch]';

try {
  const { values } = parseArgs({ options: { ...serverOptions, 'no-watch': { type: 'boolean', default: false } } });
  const { port, host, token, 'allow-sending': allowSending, 'no-watch': noWatch } = values;
  const preview = await startPreview({ port: portOf(port), host, token, allowSending, watch: !noWatch });
  untilInterrupted(preview.close);
  console.log(`ready: ${preview.url}`);
} catch (error) {
  fail(error, usage);
}

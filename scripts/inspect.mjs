// @ts-check
/** npm run inspect [-- --port 8765] [--host 192.168.1.5] [--token …] [--allow-sending]: the inspector alone, until Ctrl-C. */
import { parseArgs } from 'node:util';
import { startInspector } from '../tools/inspector/server.mjs';
import { fail, portOf, serverOptions, untilInterrupted } from '../tools/terminal/serving.mjs';

const usage = 'npm run inspect -- [--port 8765] [--host 192.168.1.5] [--token …] [--allow-sending]';

try {
  const { values } = parseArgs({ options: serverOptions });
  const { 'allow-sending': allowSending, port, ...rest } = values;
  const inspector = await startInspector({ ...rest, port: portOf(port), allowSending });
  untilInterrupted(inspector.close);
  console.log(`ready: ${inspector.url}`);
} catch (error) {
  fail(error, usage);
}

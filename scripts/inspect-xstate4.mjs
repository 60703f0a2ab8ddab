// @ts-check
/** npm run inspect:xstate4 [-- --inspector http://…/inspector/] [--port 8766] [--origin http://localhost:3000]: clients of @xstate/inspect may attach, until Ctrl-C. */
import { parseArgs } from 'node:util';
import { fail, portOf, untilInterrupted } from '../tools/terminal/serving.mjs';
import { startBridge } from '../tools/xstate-inspect/bridge.mjs';

const usage =
  'npm run inspect:xstate4 -- [--inspector http://127.0.0.1:8765/inspector/] [--port 8766] [--origin http://localhost:3000 …]';

try {
  const { values } = parseArgs({
    options: {
      inspector: { type: 'string', default: 'http://127.0.0.1:8765/inspector/' },
      port: { type: 'string' },
      origin: { type: 'string', multiple: true },
    },
  });
  const bridge = await startBridge({ inspector: values.inspector, port: portOf(values.port), origins: values.origin });
  untilInterrupted(bridge.close);
  console.log(`ready: createWebSocketReceiver({ server: '${bridge.server}' })`);
} catch (error) {
  fail(error, usage);
}

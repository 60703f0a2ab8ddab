// @ts-check
/** npm run inspect:xstate4 [-- --inspector http://…/inspector/] [--port 8766] [--origin http://localhost:3000]: clients of @xstate/inspect may attach, until Ctrl-C. */
import { readCommandLine } from '../tools/terminal/command-line.mjs';
import { MOST_PORT, untilInterrupted } from '../tools/terminal/serving.mjs';
import { startBridge } from '../tools/xstate-inspect/bridge.mjs';

const { given, number, refuse } = readCommandLine({
  command: 'npm run inspect:xstate4',
  about: {
    zh: '让 @xstate/inspect 的工具连上来，直到按下 Ctrl-C；请先启动检查器',
    en: 'Lets tools of @xstate/inspect attach, until Ctrl-C; start the inspector first',
  },
  options: {
    inspector: {
      value: 'URL',
      about: {
        zh: '检查器页面的地址；默认 http://127.0.0.1:8765/inspector/',
        en: 'the page of the inspector; http://127.0.0.1:8765/inspector/ when absent',
      },
    },
    port: { value: 'N', about: { zh: '端口；默认 8766', en: 'the port; 8766 when absent' } },
    origin: {
      value: 'ORIGIN',
      many: true,
      about: {
        zh: '允许这个网页连上来并发送，如 http://localhost:3000',
        en: 'a page that may attach and send, such as http://localhost:3000',
      },
    },
  },
});
const { inspector = 'http://127.0.0.1:8765/inspector/', origin } = given;
const port = number('port', { most: MOST_PORT });

try {
  const bridge = await startBridge({ inspector, port, origins: origin });
  untilInterrupted(bridge.close);
  console.log(`ready: createWebSocketReceiver({ server: '${bridge.server}' })`);
} catch (error) {
  refuse(/** @type {Error} */ (error).message);
}

// @ts-check
/** npm start [-- --port 8765] [--host 127.0.0.1] [--no-watch]: builds, watches and serves the preview until Ctrl-C. */
import { parseArgs } from 'node:util';
import { startPreview } from '../tools/preview/server.mjs';

const usage = 'npm start -- [--port 8765] [--host 127.0.0.1] [--no-watch]';

const preview = await startPreview(readArguments()).catch(fail);
console.log(`ready: ${preview.url}`);

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, async () => {
    await preview.close();
    process.exit(0);
  });
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        'no-watch': { type: 'boolean', default: false },
      },
    });
    return { port: portOf(values.port), host: values.host, watch: !values['no-watch'] };
  } catch (error) {
    return fail(error);
  }
}

/** @param {string | undefined} text */
function portOf(text) {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`"${text}" is no port: a number up to 65535.`);
  return port;
}

/**
 * @param {unknown} error
 * @returns {never}
 */
function fail(error) {
  console.error(`${/** @type {Error} */ (error).message}\n${usage}`);
  process.exit(1);
}

// @ts-check
/** npm run build [-- --target devtools|device|all] [--appid wx…] [--inspect] [--inspector ws://…] */
import { parseArgs } from 'node:util';
import { build } from './index.mjs';
import { reportOf } from './report.mjs';

/** @typedef {import('./build.types.ts').BuildTarget} BuildTarget */

const usage = 'npm run build [-- --target devtools|device|all] [--appid wx…] [--inspect] [--inspector ws://…]';

/** @type {Record<string, readonly BuildTarget[]>} */
const targetsOf = { devtools: ['devtools'], device: ['device'], all: ['devtools', 'device'] };

const { target, appid, inspect, inspector, root } = readArguments();
const targets = targetsOf[target];
if (!targets) fail(`There is no target "${target}". ${usage}`);

for (const name of targets) {
  const result = await build({
    target: name,
    appid,
    inspect,
    inspector,
    root,
    // `all` writes the device build with the committed example, so that it can be checked everywhere
    requireCredentials: target === 'device',
  });
  console.log(reportOf(result));
  if (!result.ok) process.exitCode = 1;
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        target: { type: 'string', default: 'all' },
        appid: { type: 'string' },
        inspect: { type: 'boolean', default: false },
        inspector: { type: 'string' },
        root: { type: 'string' },
      },
    });
    return { ...values, appid: values.appid ?? process.env.WX_APPID };
  } catch (error) {
    return fail(`${/** @type {Error} */ (error).message}\n${usage}`);
  }
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(2);
}

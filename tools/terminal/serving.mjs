// @ts-check

/** What `parseArgs` knows of a server that other devices may be let in to. */
export const serverOptions = /** @type {const} */ ({
  port: { type: 'string' },
  host: { type: 'string' },
  token: { type: 'string' },
  'allow-sending': { type: 'boolean', default: false },
});

/**
 * A port as it was typed. Throws a sentence when it is none.
 *
 * @param {string | undefined} text
 */
export function portOf(text) {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`"${text}" is no port: a number up to 65535.`);
  return port;
}

/**
 * Ctrl-C closes what runs, then ends the program.
 *
 * @param {() => Promise<void>} close
 */
export function untilInterrupted(close) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, async () => {
      await close();
      process.exit(0);
    });
  }
}

/**
 * @param {unknown} error
 * @param {string} usage
 * @returns {never}
 */
export function fail(error, usage) {
  console.error(`${/** @type {Error} */ (error).message}\n${usage}`);
  process.exit(1);
}

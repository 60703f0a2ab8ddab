// @ts-check
/** @typedef {import('node:http').Server} Server */

export const DEFAULT_PORT = 8765;

/**
 * Starts listening. A port that was asked for is taken or refused; the default one may be any other when it is taken, which
 * is told. Rejects with a sentence when the port is taken or the host is not this computer's.
 *
 * @param {Server} server
 * @param {number | undefined} port
 * @param {string} host
 * @param {(line: string) => void} [tell]
 * @returns {Promise<number>} the port
 */
export async function listen(server, port, host, tell = () => {}) {
  try {
    return await listenOnce(server, port ?? DEFAULT_PORT, host);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    const isTaken = code === 'EADDRINUSE' || code === 'EACCES';
    if (isTaken && port === undefined) {
      const other = await listenOnce(server, 0, host);
      tell(usesAnother(other));
      return other;
    }
    if (isTaken) throw new Error(taken(port ?? DEFAULT_PORT, host));
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw new Error(notOfThisComputer(host));
    throw error;
  }
}

/**
 * @param {Server} server
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number>}
 */
function listenOnce(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/**
 * @param {number} port
 * @param {string} host
 */
const taken = (port, host) =>
  [
    `${host} 的端口 ${port} 已被占用：用 --port 换一个，或不写 --port。`,
    `Port ${port} on ${host} is taken. Choose another with --port, or leave it out.`,
  ].join('\n');

/** @param {string} host */
const notOfThisComputer = (host) =>
  [
    `${host} 不是本机的地址：--host 要写本机在网络里的地址，或 0.0.0.0（全部地址）。`,
    `${host} is not an address of this computer: --host wants one of its own, or 0.0.0.0 for all of them.`,
  ].join('\n');

/** @param {number} port */
const usesAnother = (port) =>
  [
    `端口 ${DEFAULT_PORT} 已被占用（可能已有一个 npm start 或 npm run inspect 在运行），改用 ${port}。`,
    `Port ${DEFAULT_PORT} is taken (is another npm start or npm run inspect running?): ${port} is used instead.`,
  ].join('\n');

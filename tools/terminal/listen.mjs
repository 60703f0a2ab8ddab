// @ts-check
/** @typedef {import('node:http').Server} Server */

const DEFAULT_PORT = 8765;

/**
 * Starts listening. A port that was asked for is taken or refused; the default one may be any other when it is taken.
 * Rejects with a sentence when the port is taken or the host is not this computer's.
 *
 * @param {Server} server
 * @param {number | undefined} port
 * @param {string} host
 * @returns {Promise<number>} the port
 */
export async function listen(server, port, host) {
  try {
    return await listenOnce(server, port ?? DEFAULT_PORT, host);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    const isTaken = code === 'EADDRINUSE' || code === 'EACCES';
    if (isTaken && port === undefined) return listenOnce(server, 0, host);
    if (isTaken) throw new Error(`Port ${port} on ${host} is taken. Choose another with --port, or leave it out.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new Error(`${host} is not an address of this computer.`);
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

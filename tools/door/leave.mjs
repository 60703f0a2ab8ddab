// @ts-check
/** @typedef {import('../../development/inspector/protocol.types.ts').CloseCode} CloseCode */

/** The reason of a close has 123 bytes at most. @type {Readonly<Record<CloseCode | 1013, string>>} */
const reasons = {
  4401: '令牌缺失或不对，请用终端里的完整地址 | token missing or wrong: use the address in the terminal',
  4403: '不接受这个来源或主机名 | this origin or host name may not connect',
  4426: '协议版本不同，请更新较旧的一方 | another protocol version: update the older side',
  4429: '无效消息过多 | refused too often',
  1013: '连接过多，请关掉一些 | too many connections: close some',
};

/**
 * Closes a connection, and says why in both languages. What was under way already is not heard any more.
 *
 * @param {{ removeAllListeners(event: 'message'): unknown, close(code: number, reason: string): void }} socket
 * @param {CloseCode | 1013} code
 */
export function leave(socket, code) {
  socket.removeAllListeners('message');
  socket.close(code, reasons[code]);
}

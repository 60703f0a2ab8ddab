// @ts-check

/** Node's words for a network that is not there, does not answer or is refused; npm and `request` pass them on. */
const networkWords =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ESOCKETTIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EPIPE|EOFFLINE|EPROTO|CERT_\w+|UNABLE_TO_\w+|SELF_SIGNED_CERT\w*)\b|tunneling socket could not be established|socket hang up|network (?:request )?failed/i;

/**
 * @param {{ message: string, code?: number | string }} error
 * @returns {boolean}
 */
export function isNetworkError({ message, code = '' }) {
  return networkWords.test(`${code} ${message}`);
}

/**
 * @param {string} whom who could not be reached
 * @returns {string} what a person can do, in Chinese and English
 */
export function networkAdvice(whom) {
  return [
    `网络错误：连不上 ${whom}。请检查网络和代理设置（HTTPS_PROXY）后重试。`,
    `Network error: ${whom} cannot be reached. Check the network and the proxy (HTTPS_PROXY), then try again.`,
  ].join('\n');
}

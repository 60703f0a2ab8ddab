// @ts-check
import http from 'node:http';

/**
 * @typedef {object} Content
 * @property {string} type
 * @property {string | Uint8Array} body
 * @property {string} [policy] of a page: what it may load; that no other site may frame it is said for all
 */

/** The panel frames phone and inspector, which are of this server; a page of another site would have a person click blindly. */
const framing = "frame-ancestors 'self'";

/** Nothing that is served is for pages of other sites: not to be guessed at, loaded or kept. */
const always = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'SAMEORIGIN',
};

const strangers = {
  type: 'text/plain',
  body: '请用终端里打印的地址打开：这个主机名或来源不是本服务器的。\nOpen the address that the terminal shows: this host name or origin is not this server’s.\n',
};

/**
 * Answers a request, and ends it.
 *
 * @param {http.ServerResponse} response
 * @param {number} status
 * @param {Content} [content] the status in words, where there is none
 * @param {string} [range] what part of it is asked for: a video that is moved asks for the rest of its file
 */
export function respond(response, status, content, range) {
  const { type, body, policy } = content ?? {
    type: 'text/plain',
    body: http.STATUS_CODES[status] ?? '',
    policy: undefined,
  };
  const part = partOf(body, range);
  response.writeHead(part ? 206 : status, {
    ...always,
    ...part?.headers,
    'content-security-policy': policy ? `${policy}; ${framing}` : framing,
    'content-type': /^text\//.test(type) ? `${type}; charset=utf-8` : type,
  });
  response.end(part?.body ?? body);
}

/**
 * One range of bytes; undefined where none is asked for, or none that is there: the whole is an answer, too.
 *
 * @param {string | Uint8Array} whole
 * @param {string} [range] `bytes=100-199`, `bytes=100-`
 */
function partOf(whole, range = '') {
  const [, first = '', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? [];
  const bytes = Buffer.from(whole);
  const from = Number(first);
  const to = last === '' ? bytes.length - 1 : Math.min(Number(last), bytes.length - 1);
  if (first === '' || from > to) return undefined;
  return { body: bytes.subarray(from, to + 1), headers: { 'content-range': `bytes ${from}-${to}/${bytes.length}` } };
}

/**
 * @param {http.ServerResponse} response
 * @param {string} location
 */
export function redirect(response, location) {
  response.writeHead(302, { ...always, location });
  response.end();
}

/**
 * Tells a page of another site that there is nothing for it.
 *
 * @param {http.ServerResponse} response
 */
export function refuse(response) {
  respond(response, 403, strangers);
}

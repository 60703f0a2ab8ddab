import { MASK, maskQueryValues } from './mask-url';

const url = /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/gi;

/** A query value outside a url: `&name=value`. */
const queryValue = /([?&][\w.-]+=)[^&\s"'<>]+/g;

/** A name that says "keep this to yourself", a colon or equals sign, and the value, quoted or not. */
const namedSecret =
  /(\b[\w.-]*(?:key|secret|token|password|passwd|xp2p_?info|oauth_?id|authorization|signature)\b["']?\s*[:=]\s*)(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?:Bearer\s+|Basic\s+)?[^\s,;&"'}\])]+)/gi;

/** What an xp2pInfo looks like: its prefix, then base64, then a version behind a percent sign. */
const peerToken = /\bXP2P[\w+/=-]{12,}(?:%[\w.]+)?/g;

/** A run that might be a token; `looksRandom` tells it from a path or a long name. */
const longRun = /[\w+/=%-]{24,}/g;

/**
 * Masks what looks like a secret in any text: query values, values named key, secret, token or the like, and long tokens.
 * The second line of defence: what is known to be secret travels as a `Secret` and never gets this far.
 */
export function redact(text: string): string {
  return text
    .replace(url, maskQueryValues)
    .replace(queryValue, `$1${MASK}`)
    .replace(namedSecret, `$1${MASK}`)
    .replace(peerToken, MASK)
    .replace(longRun, (run) => (looksRandom(run) ? MASK : run));
}

/** Letters and digits in one long piece, or changing too often for words: `session-live-1` is neither. */
function looksRandom(run: string): boolean {
  const mixed = (piece: string) => /\d/.test(piece) && /[a-z]/i.test(piece);
  if (run.split(/[/_-]/).some((piece) => piece.length >= 20 && mixed(piece))) return true;
  const changes = run.match(/[a-z](?=[A-Z\d])|[A-Z](?=[a-z\d])|\d(?=[a-zA-Z])/g)?.length ?? 0;
  return mixed(run) && changes / run.length >= 0.35;
}

import { hideKnownSecrets } from './known-secrets';
import { MASK, maskQueryValues } from './mask-url';

/** What a text must have before it could look like a secret: most have not, and this is quicker. */
const suspicious = /[:=]|[\w+/%-]{16}/;

/** Up to what ends a url in a text; what is before an at sign may be a password, with quotes in it. */
const url = /\b[a-z][a-z0-9+.-]*:\/\/(?:\S*@)?[^\s"'<>]+/gi;

/** A query value outside a url: `&name=value`. */
const queryValue = /([?&][\w.-]+=)[^&\s"'<>]+/g;

/** A name that says "keep this to yourself", a colon or equals sign, and the value, quoted (also where the end was cut off) or not. */
const namedSecret =
  /(\b[\w.-]*(?:key|secret|token|password|passwd|xp2p_?info|oauth_?id|authorization|signature)\b["']?\s*[:=]\s*)(?:"(?:[^"\\]|\\.)*(?:"|\\?$)|'(?:[^'\\]|\\.)*(?:'|\\?$)|(?:Bearer\s+|Basic\s+)?[^\s,;&"'}\])]+)/gi;

/** What an xp2pInfo looks like: its prefix, then base64, then a version behind a percent sign. */
const peerToken = /\bXP2P[\w+/=-]{12,}(?:%[\w.]+)?/g;

/** A run that might be a token; `looksRandom` tells it from a path or a long name. */
const longRun = /[\w+/=%-]{24,}/g;

/**
 * Masks the secrets that are known in any text, and what looks like one: query values, values named key, secret, token or the
 * like, and long tokens. What becomes of a text is cut afterwards, by {@link shownText}.
 */
export function redact(text: string): string {
  const hidden = hideKnownSecrets(text);
  if (!suspicious.test(hidden)) return hidden;
  return hidden
    .replace(url, maskQueryValues)
    .replace(queryValue, `$1${MASK}`)
    .replace(namedSecret, `$1${MASK}`)
    .replace(peerToken, MASK)
    .replace(longRun, (run) => (looksRandom(run) ? MASK : run));
}

/** So much of a text is looked at; nobody reads more. */
const maxLookedAt = 4_000;

/** Where the look ends it may cut a secret in two and not know it: so much before is not shown. */
const doubtful = 500;

/**
 * A text from outside as it may be shown or kept: secrets hidden first, cut afterwards, so that no half of a secret stands
 * where the cut is. Every text of plugin, player and WeChat goes through here.
 *
 * @param max characters
 */
export function shownText(text: string, max: number): string {
  const looked = redact(text.slice(0, maxLookedAt));
  const certain = text.length > maxLookedAt ? looked.slice(0, Math.max(0, looked.length - doubtful)) : looked;
  return certain.slice(0, max);
}

/** Letters and digits in one long piece, or changing too often for words: `session-live-1` is neither. */
function looksRandom(run: string): boolean {
  const mixed = (piece: string) => /\d/.test(piece) && /[a-z]/i.test(piece);
  if (run.split(/[/_-]/).some((piece) => piece.length >= 20 && mixed(piece))) return true;
  const changes = run.match(/[a-z](?=[A-Z\d])|[A-Z](?=[a-z\d])|\d(?=[a-zA-Z])/g)?.length ?? 0;
  return mixed(run) && changes / run.length >= 0.35;
}

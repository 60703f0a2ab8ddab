// @ts-check
import { BlockList, isIP } from 'node:net';

const thisComputer = new BlockList();
thisComputer.addSubnet('127.0.0.0', 8);
thisComputer.addAddress('::1', 'ipv6');

/**
 * The host of an address bar's `host:port`, as a browser would understand it: an IP address in its one usual spelling
 * (`0x7f.1` is `127.0.0.1`), or a name in small letters. Empty where it is none.
 *
 * @param {string} authority what a `Host` header says, or a person types
 */
export function hostOf(authority) {
  const address = authority.includes('[') || isIP(authority) !== 6 ? authority : `[${authority}]`;
  // whatever else an address has is no part of a host, and would be read as one
  if (/[@/\\?#\s]/.test(address) || !URL.canParse(`http://${address}`)) return '';
  return nameOf(new URL(`http://${address}`));
}

/**
 * Where an `Origin` is from; null for what no page of a site says: `null`, files, extensions.
 *
 * @param {string} origin
 * @returns {{ origin: string, host: string } | null} its usual spelling, and the host alone
 */
export function readOrigin(origin) {
  if (!/^https?:\/\/[^@/\\?#\s]+$/i.test(origin) || !URL.canParse(origin)) return null;
  const url = new URL(origin);
  return { origin: url.origin, host: nameOf(url) };
}

/**
 * True for this computer's own address: all of 127.0.0.0/8, `::1`, either in any spelling of IPv6, and the name `localhost`.
 * Any other name may lead anywhere, whatever it looks like.
 *
 * @param {string} host an IP address, or a name as {@link hostOf} gives it
 */
export function isThisComputer(host) {
  const version = isIP(host);
  if (version === 0) return host === 'localhost';
  return thisComputer.check(host, version === 4 ? 'ipv4' : 'ipv6');
}

/**
 * The name of a URL without the brackets of IPv6, and without the dot that closes a whole domain name.
 *
 * @param {URL} url
 */
function nameOf({ hostname }) {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

/** Distinctive secrets: nothing but knowing them tells them from innocent words, so that no look alone can hide them. */
export const canaries = {
  appOauthId: 'brisk zephyr 01',
  appKey: 'mauve.walnut.sphinx',
  appSecretKey: 'gruff yodel, nimbly',
  xp2pInfo: 'XP2P humble jackdaw',
  user: 'orchid:p@ss@tw"ig/let',
  signature: 'plump.fjord.quartz.vow',
};

const tellingCharacters = 8;

/** Whatever stands for a character in a url or in JSON, as that character alone. */
const unescaped = (text: string): string =>
  text
    .replace(/%20/g, ' ')
    .replace(/%40/g, '@')
    .replace(/\\+"|%22/g, '"');

/** Every run of so many characters of a canary, and which one that is. */
const pieces = Object.values(canaries).flatMap((canary) =>
  Array.from({ length: canary.length - tellingCharacters + 1 }, (_, at) => canary.slice(at, at + tellingCharacters)),
);
const anyPiece = new RegExp(pieces.map((piece) => piece.replace(/[.@/"]/g, '\\$&')).join('|'), 'g');

/** The pieces of canaries that stand in a text. */
export function canariesIn(text: string): readonly string[] {
  return unescaped(text).match(anyPiece) ?? [];
}

/**
 * What was given away, in words, from a place in the text on: around it is where something may be cut. A camera's own are
 * nothing that a plugin could know before it was told to play it, and the beta is never told `xp2pInfo`.
 */
export function words(at: number, { camera, xp2pInfo }: { camera: boolean; xp2pInfo: boolean }): string {
  const { appOauthId, appKey, appSecretKey, user, signature } = canaries;
  const ofCamera = [...(camera ? [user, signature] : []), ...(camera && xp2pInfo ? [canaries.xp2pInfo] : [])];
  return `${'so '.repeat(at).slice(0, at)}${[...ofCamera, appOauthId, appKey, appSecretKey].join(' | ')}`;
}

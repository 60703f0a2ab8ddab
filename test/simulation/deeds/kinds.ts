/** Kinds of deeds: a session has some of them alone, so that there is one with no trouble but the network's, one of taps alone. */
export const KINDS = {
  taps: /^person\./,
  wilful: /^wilful\./,
  beside: /^beside\./,
  network: /^network\.|^world\.otherNetwork$/,
  away: /^app\.|^world\.(suspend|homeAndBack|soundTaken)$|^hostile\.freeze$/,
  permissions: /^world\.albumDenied$|^player\.microphoneDenied$/,
  module: /^module\./,
  calls: /^connection\.|^stream\.(start|stop)Stream\./,
  stream: /^stream\.(?!(start|stop)Stream\.)/,
  player: /^player\.(?!microphoneDenied$)/,
  camera: /^camera\./,
  stale: /^hostile\.stale/,
  lost: /^lost\./,
} as const;

export type Kind = keyof typeof KINDS;

export const ALL_KINDS = Object.keys(KINDS) as readonly Kind[];

/** Throws where a deed is of no kind: no session that draws its kinds would ever do it. */
export function kindOf(deed: string): Kind {
  const kind = ALL_KINDS.find((each) => KINDS[each].test(deed));
  if (!kind) throw new Error(`"${deed}" is of no kind`);
  return kind;
}

const HALF = 0.5;

/** All of them, some, or one alone. */
export function drawKinds(random: () => number): readonly Kind[] {
  const how = random();
  const one = ALL_KINDS[Math.floor(random() * ALL_KINDS.length)] as Kind;
  const some = ALL_KINDS.filter(() => random() < HALF);
  if (how < 0.4) return ALL_KINDS;
  return how < 0.8 && some.length > 0 ? some : [one];
}

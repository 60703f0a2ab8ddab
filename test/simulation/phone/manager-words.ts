/** Where a code stands in what the plugin says, and whose it is. */
const CODES: readonly (readonly [source: string, where: RegExp])[] = [
  ['live-player', /livePlayerStateChange: (-?\d+)/],
  ['http', /httpStatus: (\d+)/],
  ['xp2p', /(?<![\w-])(-2\d{3})(?!\d)/],
  ['notice', /p2pNotify: (\w+)/],
];

/**
 * What the plugin says of something that went wrong, in the words of the failure table: `iot StreamError`, `xp2p -2402`. Its word is a
 * state, an event, or the type that it gives; a code may stand anywhere in it.
 */
export function troubleFacts(word: string, said: unknown): readonly string[] {
  const text = said instanceof Error ? said.message : (JSON.stringify(said) ?? '');
  const { errType } = (said ?? {}) as { readonly errType?: string };
  const codes = CODES.flatMap(([source, where]) => {
    const code = where.exec(text)?.[1];
    return code === undefined ? [] : [`${source} ${code}`];
  });
  const isDenied = /permission denied/.test(text);
  return [
    `iot ${word}`,
    ...(errType === undefined ? [] : [`iot ${errType}`]),
    ...codes,
    ...(isDenied ? ['live-player permissionDenied'] : []),
  ];
}

/** A slip of the pen, one word of one file, and who must see it before anything runs. */
export interface Typo {
  readonly what: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly from: string;
  readonly to: string;
  /** The compiler, or the check of every chart ([`check-machine.ts`](../support/check-machine.ts)). */
  readonly foundBy: 'tsc' | 'machine check';
  /** What the complaint must say, so that whoever reads it knows where to look. */
  readonly mustMention: string;
}

/** What actors say to each other: a command, a fact, a request, and what a talk begins with. */
const said: readonly Typo[] = [
  {
    what: 'a command to the picture',
    file: 'machines/session/watch.region.ts',
    from: "ask({ type: 'HOLD' })",
    to: "ask({ type: 'HODL' })",
    foundBy: 'tsc',
    mustMention: '"HODL"',
  },
  {
    what: 'a fact of the picture that the session hears',
    file: 'machines/session/playing.state.ts',
    from: "'picture.weak': '.shown.weak'",
    to: "'picture.waek': '.shown.weak'",
    foundBy: 'machine check',
    mustMention: "session.viewing.watch.playing.showing: 'picture.waek' is no event of the chart; near: 'picture.weak'",
  },
  {
    what: 'a fact that the picture says',
    file: 'machines/picture/bytes/pulling.state.ts',
    from: "say({ type: 'picture.routed', isShared: false })",
    to: "say({ type: 'picture.ruoted', isShared: false })",
    foundBy: 'tsc',
    mustMention: '"picture.ruoted"',
  },
  {
    what: 'a command to the player',
    file: 'machines/picture/bytes/bytes.machine.ts',
    from: "toPlayer('PREPARE')",
    to: "toPlayer('PREPAER')",
    foundBy: 'tsc',
    mustMention: '"PREPAER"',
  },
  {
    what: 'a request of a pull',
    file: 'machines/picture/bytes/pulling.state.ts',
    from: "entry: toPull('HOLD_PULL')",
    to: "entry: toPull('HOLD_PULLL')",
    foundBy: 'tsc',
    mustMention: '"HOLD_PULLL"',
  },
  {
    what: 'a fact that the connection tells a talk',
    file: 'machines/connection/connection.setup.ts',
    from: "{ type: 'stream.firstChunk' }",
    to: "{ type: 'stream.frstChunk' }",
    foundBy: 'tsc',
    mustMention: '"stream.frstChunk"',
  },
  {
    what: 'a request to the connection itself',
    file: 'machines/picture/bytes/bytes.setup.ts',
    from: "sendTo(connection, { type: 'RELEASE' })",
    to: "sendTo(connection, { type: 'RELAESE' })",
    foundBy: 'tsc',
    mustMention: '"RELAESE"',
  },
  {
    what: 'what a talk begins with',
    file: 'machines/picture/bytes/bytes.machine.ts',
    from: "hello: { type: 'JOIN'",
    to: "hello: { type: 'JOIM'",
    foundBy: 'tsc',
    mustMention: '"JOIM"',
  },
];

/** What stands in a chart: words, guards, children, targets. */
const inCharts: readonly Typo[] = [
  {
    what: 'a word of a state',
    file: 'machines/session/playing.state.ts',
    from: "says: 'weak'",
    to: "says: 'waek'",
    foundBy: 'tsc',
    mustMention: '"waek"',
  },
  {
    what: 'a guard',
    file: 'machines/session/watch.region.ts',
    from: "guard: 'isLongAway'",
    to: "guard: 'isLongAwya'",
    foundBy: 'tsc',
    mustMention: '"isLongAwya"',
  },
  {
    what: 'the id of a child that is told something',
    file: 'machines/picture/bytes/bytes.setup.ts',
    from: "sendTo('player', (_,",
    to: "sendTo('playr', (_,",
    foundBy: 'machine check',
    mustMention: "action 'player': sendTo('playr'), which is no child of the chart; near: 'player'",
  },
  {
    what: 'an absolute target',
    file: 'machines/session/playing.state.ts',
    from: "target: '#session.viewing.watch.failed', actions: 'giveUp'",
    to: "target: '#session.viewing.watch.faild', actions: 'giveUp'",
    foundBy: 'machine check',
    mustMention: "'session.viewing.watch' has no 'faild'; near: 'failed'",
  },
  {
    what: 'a relative target',
    file: 'machines/session/playing.state.ts',
    from: "'picture.weak': '.shown.weak'",
    to: "'picture.weak': '.shown.waek'",
    foundBy: 'machine check',
    mustMention: "'session.viewing.watch.playing.showing.shown' has no 'waek'; near: 'weak'",
  },
];

/** More of the same, each where a slip passed unseen before messages and words had types. */
const onceFree: readonly Typo[] = [
  {
    what: 'a request that is asked again',
    file: 'machines/picture/bytes/bytes.setup.ts',
    from: "({ type: 'REJOIN',",
    to: "({ type: 'REJOIM',",
    foundBy: 'tsc',
    mustMention: '"REJOIM"',
  },
  {
    what: 'what a talk is told itself',
    file: 'machines/picture/bytes/bytes.setup.ts',
    from: "type: 'PART',",
    to: "type: 'PRAT',",
    foundBy: 'tsc',
    mustMention: '"PRAT"',
  },
  {
    what: 'a word that states say, where it has its text',
    file: 'machines/session/session.texts.ts',
    from: '  weak: {',
    to: '  weack: {',
    foundBy: 'tsc',
    mustMention: '"weak"',
  },
  {
    what: 'a deadline that is a failure',
    file: 'machines/picture/bytes/pulling.state.ts',
    from: "giveUp('stall')",
    to: "giveUp('stal')",
    foundBy: 'tsc',
    mustMention: '"stal"',
  },
  {
    what: 'a state that another region asks for',
    file: 'machines/session/session.setup.ts',
    from: "stateIn({ viewing: { presence: 'hidden' } })",
    to: "stateIn({ viewing: { presence: 'hiden' } })",
    foundBy: 'machine check',
    mustMention: "'session.viewing.presence' has no 'hiden'; near: 'hidden'",
  },
  {
    what: 'a fact that the connection tells all pulls',
    file: 'machines/connection/connection.machine.ts',
    from: "entry: { type: 'tellPulls', params: { type: 'device.checking' } }",
    to: "entry: { type: 'tellPulls', params: { type: 'device.chekcing' } }",
    foundBy: 'tsc',
    mustMention: '"device.chekcing"',
  },
  {
    what: 'a kind of failure',
    file: 'machines/player/player.machine.ts',
    from: "kind === 'microphoneDenied'",
    to: "kind === 'microfoneDenied'",
    foundBy: 'tsc',
    mustMention: '"microfoneDenied"',
  },
  {
    what: 'the id of a child that is called',
    file: 'machines/player/player.machine.ts',
    from: "sendTo('node', ",
    to: "sendTo('nodee', ",
    foundBy: 'machine check',
    mustMention: "action 'call': sendTo('nodee'), which is no child of the chart; near: 'node'",
  },
  {
    what: 'an absolute target through the regions of another chart',
    file: 'machines/picture/opening.state.ts',
    from: '.opening.service.toRest`',
    to: '.opening.servce.toRest`',
    foundBy: 'machine check',
    mustMention: "'picture.linked.opening' has no 'servce'; near: 'service'",
  },
  {
    what: 'an action',
    file: 'machines/session/session.machine.ts',
    from: "actions: 'goOffline'",
    to: "actions: 'goOfline'",
    foundBy: 'tsc',
    mustMention: '"goOfline"',
  },
];

/** Other names that charts are made of. */
const others: readonly Typo[] = [
  {
    what: 'an event in its union',
    file: 'machines/session/session.types.ts',
    from: "'network.metered' }",
    to: "'network.meterd' }",
    foundBy: 'tsc',
    mustMention: '"network.meterd"',
  },
  {
    what: 'an initial state',
    file: 'machines/module/generation.machine.ts',
    from: "initial: 'notInitialised'",
    to: "initial: 'notInitialized'",
    foundBy: 'machine check',
    mustMention: "initial 'notInitialized' is no state: 'generation' has no 'notInitialized'; near: 'notInitialised'",
  },
];

/** The kinds of names in which charts and actors meet. Most are plain strings, and each of them is misspelt here. */
export const typos: readonly Typo[] = [...said, ...inCharts, ...onceFree, ...others];

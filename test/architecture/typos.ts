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

/** The kinds of names in which charts and actors meet. Most are plain strings, and each of them is misspelt here. */
export const typos: readonly Typo[] = [
  {
    what: 'an action',
    file: 'machines/session/session.machine.ts',
    from: "actions: 'goOffline'",
    to: "actions: 'goOfline'",
    foundBy: 'tsc',
    mustMention: '"goOfline"',
  },
  {
    what: 'a guard',
    file: 'machines/session/session.machine.ts',
    from: "guard: 'isKnownQuality'",
    to: "guard: 'isKnownQualty'",
    foundBy: 'tsc',
    mustMention: '"isKnownQualty"',
  },
  {
    what: 'an event in its union',
    file: 'machines/session/session.types.ts',
    from: "{ type: 'memory.low' }",
    to: "{ type: 'memory.lwo' }",
    foundBy: 'tsc',
    mustMention: '"memory.lwo"',
  },
  {
    what: 'the kind of a failure',
    file: 'machines/session/session.view.ts',
    from: "kind === 'microphoneDenied'",
    to: "kind === 'microfoneDenied'",
    foundBy: 'tsc',
    mustMention: '"microfoneDenied"',
  },
  {
    what: 'an event that a chart hears',
    file: 'machines/session/session.machine.ts',
    from: "'view.blurred': {",
    to: "'view.blured': {",
    foundBy: 'machine check',
    mustMention: "session.viewing: 'view.blured' is no event of the chart; near: 'view.blurred'",
  },
  {
    what: 'the id of a child that is told something in one way of several',
    file: 'machines/session/session.setup.ts',
    from: "else if (context.autoplay) enqueue.sendTo('node', ",
    to: "else if (context.autoplay) enqueue.sendTo('nodee', ",
    foundBy: 'machine check',
    mustMention: "action 'askToPlay': sendTo('nodee'), which is no child of the chart; near: 'node'",
  },
  {
    what: 'the id of a child that is told something',
    file: 'machines/connection/connection.setup.ts',
    from: "sendTo('module', ",
    to: "sendTo('modlue', ",
    foundBy: 'machine check',
    mustMention: "action 'offerModule': sendTo('modlue'), which is no child of the chart; near: 'module'",
  },
  {
    what: 'a state that another region asks for',
    file: 'machines/session/session.guards.ts',
    from: "stateIn({ viewing: { stream: 'failed' } })",
    to: "stateIn({ viewing: { stream: 'faild' } })",
    foundBy: 'machine check',
    mustMention: "'session.viewing.stream' has no 'faild'; near: 'failed'",
  },
  {
    what: 'an absolute target',
    file: 'machines/connection/connection.machine.ts',
    from: "linger: '#connection.idle'",
    to: "linger: '#connection.idel'",
    foundBy: 'machine check',
    mustMention: "target '#connection.idel' of after 'linger' is no state: 'connection' has no 'idel'; near: 'idle'",
  },
  {
    what: 'a relative target',
    file: 'machines/cameras/cameras.machine.ts',
    from: "CONFIRM: 'deleting'",
    to: "CONFIRM: 'deleteing'",
    foundBy: 'machine check',
    mustMention: "target 'deleteing' of 'CONFIRM' is no state: 'cameras' has no 'deleteing'; near: 'deleting'",
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

// @ts-check
/** What an app or a recording tells whoever means harm: names that are markup, and names that every object has. */

/**
 * @typedef {import('../../../development/inspector/protocol.types.ts').HelloMessage} HelloMessage
 * @typedef {import('../../../development/inspector/protocol.types.ts').MachineDefinition} MachineDefinition
 */

/** What would be elements if it were taken for markup: it leads a tab away, loads, runs, restyles. */
export const hostile =
  '"><img src=x onerror="window.harmed=1"><meta http-equiv="refresh" content="0;url=about:blank#gone"><style>*{color:red}</style><script>window.harmed=1</script>\'>';

/** A name that is markup, and can be told from others. @param {string} name */
const named = (name) => `${name}${hostile}`;

/** @param {string} id @param {string} target */
const transition = (id, target) => ({
  id: named(id),
  event: named('EVENT'),
  targets: [target],
  guard: named('guard'),
  actions: [named('action')],
  description: named('described'),
  delay: named('delay'),
});

/** @param {string} key @param {string} other */
const leaf = (key, other) => ({
  id: named(`door.room.${key}`),
  key: named(key),
  type: /** @type {const} */ ('atomic'),
  description: named('described'),
  entry: [named('entry')],
  exit: [named('exit')],
  tags: [named('tag'), 'waiting'],
  invoke: [{ id: named('invoked'), src: named('logic') }],
  transitions: [transition(`${key}:0`, named(`door.room.${other}`)), transition(`${key}:1`, named(`door.room.${key}`))],
});

/** A chart whose every text is markup. @type {MachineDefinition} */
export const hostileDefinition = {
  ...{ id: named('door'), key: named('door'), type: 'compound', description: named('described') },
  initial: named('door.room'),
  spawns: [named('spawned')],
  states: [
    {
      ...{ id: named('door.room'), key: named('room'), type: 'compound', initial: named('door.room.open') },
      transitions: [],
      states: [leaf('open', 'shut'), leaf('shut', 'open')],
    },
  ],
  transitions: [],
};

/** @param {string} app @returns {HelloMessage} */
export function hostileHello(app) {
  const action = { id: named('fault'), title: named('fault'), explanation: named('why') };
  const groups = [{ group: named('group'), title: named('title'), actions: [action] }];
  return {
    ...{ type: 'hello', protocol: 3, app, title: named('title'), build: 'device', platform: named('platform') },
    startedAtMs: 1,
    faults: { zh: groups, en: groups },
  };
}

/** A door that opens, in records whose every text is markup. */
export function hostileStory() {
  const [id, room] = [named('x:1'), named('room')];
  const payload = {
    [named('field')]: named('text'),
    inner: { [named('field')]: [named('item'), { $text: named('cut'), length: 9 }] },
  };
  const about = {
    context: payload,
    output: payload,
    error: payload,
    delays: [{ event: named('EVENT'), startedAtMs: 1, delayMs: 9e9 }],
  };
  return numbered([
    { type: 'machine', id: named('door'), definition: hostileDefinition },
    { type: 'actor', id, name: named('door'), src: named('logic'), machine: named('door'), input: payload },
    { type: 'snapshot', actor: id, status: 'active', event: named('init'), value: { [room]: named('open') }, ...about },
    { type: 'event', to: id, from: named('nobody'), event: { type: named('EVENT'), ...payload } },
    {
      ...{ type: 'snapshot', actor: id, status: 'active', event: named('EVENT'), value: { [room]: named('shut') } },
      steps: [{ event: named('EVENT'), transitions: [named('open:0')] }],
    },
    {
      type: 'call',
      call: 1,
      port: named('plugin'),
      method: named('method'),
      phase: 'called',
      actor: id,
      detail: payload,
    },
    { type: 'call', call: 2, port: 'plugin', method: named('method'), phase: 'called', actor: id, detail: payload },
    { type: 'call', call: 2, port: 'plugin', method: named('method'), phase: 'rejected', actor: id, detail: payload },
  ]);
}

/** An actor, a chart, a state and an event with names that every object has. */
export function oddStory() {
  return numbered(
    ['__proto__', 'constructor', 'toString'].flatMap((name) => [
      {
        ...{ type: 'machine', id: name },
        definition: {
          ...{ id: name, key: name, type: 'compound', initial: `${name}.${name}`, spawns: [] },
          states: [
            {
              ...{ id: `${name}.${name}`, key: name, type: 'atomic' },
              transitions: [{ id: `${name}:0`, event: name, targets: [`${name}.${name}`] }],
            },
          ],
        },
      },
      { type: 'actor', id: name, name, src: name, machine: name },
      {
        type: 'snapshot',
        actor: name,
        status: 'active',
        event: name,
        value: name,
        context: JSON.parse('{"__proto__":{"a":1}}'),
      },
      { type: 'event', to: name, event: { type: name } },
      { type: 'event', to: 'constructor', from: name, event: { type: name } },
      { type: 'call', call: 1, port: name, method: name, phase: 'called', actor: name },
    ]),
  );
}

/** @param {readonly object[]} happened */
const numbered = (happened) => happened.map((one, index) => ({ ...one, seq: index + 1, atMs: 1_000 + index }));

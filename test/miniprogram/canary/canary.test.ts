import type { PluginGeneration } from '../../../simulator/generations';
import { canariesIn, words } from './canaries';
import { everythingShown, type Leak } from './phone-with-canaries';

jest.mock('../../../miniprogram/config/credentials.example', () => {
  const { canaries } = jest.requireActual<typeof import('./canaries')>('./canaries');
  const { appOauthId, appKey, appSecretKey } = canaries;
  return { appParams: { appid: 1, appOauthId, appKey, appSecretKey, appPackage: 'package' }, isExample: false };
});

/** Where the words begin: at once, and before every place where something cuts. */
const places = [0, 70, 190, 290, 3_950];

/** In every shape in which a plugin or WeChat says something in words. */
const shapes = (text: string): readonly unknown[] => [
  text,
  { errcode: text, errmsg: text },
  { errcode: -2402, errmsg: text },
  { code: text, message: text },
  { type: text, status: text, data: text },
  Object.assign(new Error(text), { errMsg: text, errCode: text }),
];

const reject = (reason: unknown) => (): Promise<never> => Promise.reject(reason);
const raise = (reason: unknown) => (): never => {
  throw reason;
};
const failing = (reason: unknown) => (options: { fail?(reason: unknown): void } | undefined) => options?.fail?.(reason);

const pluginCalls = [
  ...[
    'init',
    'resetP2P',
    'getModule',
    'startP2PService',
    'startStream',
    'startP2PStream',
    'stopStream',
    'stopP2PStream',
  ],
  ...['stopServiceById', 'stopP2PService', 'sendCommand', 'getLocalXp2pInfo', 'getHttpFlvUrl', 'reset'],
];
const playerCalls = ['play', 'stop', 'pause', 'resume', 'snapshot'];
const notices = ['Fail', 'Close', 'Disconnect', 'Parsed', 'Eof', 'Request', 'Peers', 'Err', 'Subscribe'];

/** What is asked before any camera is played. */
const early = ['init', 'getModule', 'getLocalXp2pInfo'];

function leaksOf(at: number, generation: PluginGeneration): readonly (readonly [name: string, leak: Leak])[] {
  const xp2pInfo = generation !== 'beta';
  const text = words(at, { camera: true, xp2pInfo });
  const soon = shapes(words(at, { camera: false, xp2pInfo }));
  return shapes(text).flatMap((said, shape) => [
    ...[...pluginCalls, ...playerCalls].flatMap((name): [string, Leak][] => [
      [`${name} rejects ${shape}`, { call: [name, reject(early.includes(name) ? soon[shape] : said)] }],
      [`${name} throws ${shape}`, { call: [name, raise(early.includes(name) ? soon[shape] : said)] }],
      [`${name} answers ${shape}`, { call: [name, () => (early.includes(name) ? soon[shape] : said)] }],
    ]),
    ...playerCalls.map((name): [string, Leak] => [`${name} fails ${shape}`, { call: [name, failing(said) as never] }]),
    ...notices.map((name): [string, Leak] => [`${name} ${shape}`, { notice: [name, said] }]),
    [`unknown notice ${shape}`, { notice: [text, said] }],
    [`natError ${shape}`, { moduleEvent: ['natError', said] }],
    [`natChanged ${shape}`, { moduleEvent: ['natChanged', said] }],
    ...['playerError', 'playerClose'].map((name): [string, Leak] => [
      `${name} ${shape}`,
      { nodeEvent: [name, { error: said }] },
    ]),
    [`error ${shape}`, { nodeEvent: ['error', said] }],
    ...[-2301, 2103, -9999].map((code): [string, Leak] => [
      `statechange ${code} ${shape}`,
      { nodeEvent: ['statechange', { code, message: text }] },
    ]),
  ]);
}

const generations: readonly PluginGeneration[] = ['beta', '1.3', '3.1'];

/** Usually each leak is tried with one of the generations, and from one of the places: all with all takes minutes. */
const isThorough = process.env.EVERY_CANARY === '1';

test.each(generations.map((generation, turn) => [generation, turn] as const))(
  'secrets that plugin %s or its player repeats are seen nowhere, whatever they are said in (turn %d)',
  async (generation, turn) => {
    const leaked: string[] = [];
    for (const [index, at] of places.entries())
      for (const [nth, [name, leak]] of leaksOf(at, generation).entries()) {
        if (!isThorough && (nth % generations.length !== turn || nth % places.length !== index)) continue;
        const pieces = canariesIn(await everythingShown(generation, leak));
        if (pieces.length > 0) leaked.push(`${name} from ${at}: ${pieces.slice(0, 3).join(' / ')}`);
      }
    expect(leaked).toEqual([]);
  },
  isThorough ? 1_200_000 : 240_000,
);

test('the canaries would be found: what the app says of a failure reaches views, log and recording', async () => {
  const shown = await everythingShown('3.1', {
    call: ['startP2PService', reject({ errcode: -2402, errmsg: 'innocent' })],
  });
  expect(shown.match(/innocent/g)?.length).toBeGreaterThan(2);
  expect(canariesIn('so gruff yodel')).not.toEqual([]);
});

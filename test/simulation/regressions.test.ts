import { play } from './play';
import type { Scenario, Setup, Step } from './scenario.types';

/** Sessions in which something was once violated (docs/findings.md), shrunk to what it takes. */
interface Regression {
  readonly name: string;
  readonly setup: Partial<Setup>;
  readonly steps: readonly Step[];
}

const usual: Setup = {
  generation: '3.1',
  platform: 'android',
  network: 'wifi',
  assumptions: {},
  slowness: 1,
  lateShare: 0,
  latestMs: 0,
  chance: 1,
};

/** Chooses a camera of `person.open` by its place in the list. */
const camera = { door: 0, attic: 0.11, yard: 0.52, gate: 0.59 } as const;
const open = (which: keyof typeof camera, waitMs = 100): Step => ({
  waitMs,
  deed: 'person.open',
  a: camera[which],
  b: 0,
});
const then = (deed: string, waitMs = 0, a = 0, b = 0.9): Step => ({ waitMs, deed, a, b });

const regressions: readonly Regression[] = [
  {
    name: 'a service whose stop hung twice is not started again by a retry that waited behind the stop',
    setup: {},
    steps: [
      open('door'),
      then('connection.stopService.jam', 4_000),
      then('stream.notice.disconnect'),
      then('person.mute', 9_000),
    ],
  },
  {
    name: 'the beta, which tells of no change of the NAT, recovers from one while one camera is watched',
    setup: { generation: 'beta', slowness: 12 },
    steps: [open('attic'), then('network.natChanged', 20_000), then('person.mute', 60_000)],
  },
  {
    name: '3.x: a camera whose module failed plays when it is opened again after the pictures of the other module',
    setup: { generation: '3.0', assumptions: { failedInitNeedsDestroy: false } },
    steps: [
      open('yard', 144),
      then('module.init.code-2404', 815),
      then('connection.startService.code-2002', 187),
      then('person.openWall', 108, 0.086, 0.06),
      then('person.mute', 800),
    ],
  },
  {
    name: 'a connection that shows only when all is calm that it cannot be closed is no fault of the app while others hold the module',
    setup: { generation: '3.0', chance: 1808920343, lateShare: 0.1, latestMs: 500 },
    steps: [
      then('person.openWall', 238, 0.076, 0.362),
      then('stream.stopStream.jam', 1_321, 0.28, 0.458),
      then('wilful.intent', 29_863, 0.157, 0.089),
      then('person.tapBeside', 3_801, 0.52, 0.822),
    ],
  },
  {
    name: 'a server stream whose link died without a word is reached anew, though live-player lets go of each pull before its deadline',
    setup: {
      generation: '1.0',
      platform: 'ios',
      assumptions: { deadLink: 'silent', serverLink: 'breaks' },
      player: { idleMs: 6_808, reconnectMs: 3_000, reconnects: 5, readyAgain: 'other', readyAgainAfterMs: 4_000 },
      wechat: { networkAnswer: 'silent' },
    },
    steps: [open('gate'), then('network.natChanged', 496)],
  },
  {
    name: 'a stream that nobody answered in any of its pulls is said not to have been answered, though live-player let go of each before the deadline',
    setup: {
      generation: '1.0',
      slowness: 3,
      chance: 1361215132,
      assumptions: { deadLink: 'silent', linksBreak: 'together', linksBreakWithinMs: 20_000, serverLink: 'breaks' },
      player: { idleMs: 9_075, reconnectMs: 1_000, reconnects: 5, closeSays: 'TRANSMISSION_ERROR alone' },
      camera: { sending: 'groupsOf6s' },
    },
    steps: [
      open('gate', 360),
      then('connection.startService.late', 29, 0.196, 0.11),
      then('network.mobile5g', 4_271, 0.142, 0.706),
      then('world.soundTaken', 798, 0.314, 0.928),
    ],
  },
  {
    name: 'no picture has come for long where every pull failed at once, again and again',
    setup: { generation: '1.3', lateShare: 0.5, stretch: { startStream: 2 }, chance: 2111277827 },
    steps: [
      then('person.openWall', 0, 0.86, 0),
      then('person.openAgain', 0, 1, 1),
      then('camera.rubbish', 0, 0.1, 1),
      then('connection.startService.code-2401', 21_000, 1, 0),
    ],
  },
  {
    name: '3.x: a camera whose module is said to be lost says so as long as others hold the other one, also half a minute later',
    setup: {},
    steps: [
      then('person.openWall', 0, 0, 0.8),
      then('stream.startStream.code-2002', 4_000),
      then('player.readyAgain.other', 0),
      then('person.mute', 35_000),
    ],
  },
  {
    name: 'a picture has all of its time again when whoever corrected the camera beside it is back',
    setup: {
      platform: 'ios',
      network: 'none',
      slowness: 12,
      chance: 687810027,
      assumptions: { connectedNotice: 'repeated', requestNotice: 'never' },
      stretch: { startStream: 2 },
      player: { answerMs: 200, decodeMs: 900 },
    },
    steps: [
      then('person.open', 0, 1, 0),
      then('person.openWall', 46_000, 0.85, 1),
      then('camera.fallsBehind', 0, 1, 0),
    ],
  },
  {
    name: 'a player that connects again without having told that it let go is given a pull from its beginning',
    setup: {},
    steps: [open('door'), then('lost.playerEvent', 4_000, 0.34), then('player.loses', 50), then('person.mute', 9_000)],
  },
  {
    name: 'what an ended service says while another runs under its id changes nothing',
    setup: {},
    steps: [
      open('door'),
      then('person.playOrStop', 4_000),
      then('person.playOrStop', 4_000),
      // its own callback, and "disconnect"
      then('hostile.staleMessage', 4_000, 0, 0.55),
    ],
  },
];

test.each(regressions)('$name', async ({ setup, steps }) => {
  const scenario: Scenario = { profile: 'hostile', seed: 0, setup: { ...usual, ...setup }, steps };
  expect((await play(scenario)).violations).toEqual([]);
});

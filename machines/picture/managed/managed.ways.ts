import type { BesideStep, PictureFact } from '../picture.protocol';
import { say } from '../saying';
import { flow, late } from './managed.setup';

/** What several states of this picture say, and where they lead. */

export const began = (of: BesideStep) => say({ type: 'picture.beside', step: of, began: true });
export const ended = (of: BesideStep) => say({ type: 'picture.beside', step: of, began: false });

export const sayNoticed = {
  type: 'say',
  params: ({ event }: { event: { code: number } }): PictureFact => ({ type: 'picture.noticed', code: event.code }),
} as const;

/** Nothing waits for one word alone: any of these is a picture. */
export const pictures = {
  'managed.pictureShown': { target: '#managedPicture.linked.ready.shown', reenter: true },
  'managed.measured': [
    {
      description:
        'Frames are on the screen: what was said of the cache before is over, unless it is told to be empty.',
      guard: 'hasFrames',
      target: '#managedPicture.linked.ready.shown',
      reenter: true,
      actions: ['keepMeasure', 'tellMeasure', 'keepCache'],
    },
    { actions: ['keepMeasure', 'tellMeasure'] },
  ],
} as const;

/** The component is asked once to begin anew; where that did not help twice, another node is tried. */
export const retry = { target: '#managedPicture.linked.ready.retrying', actions: 'noteRetry' } as const;
export const mend = (code: 'stillPicture' | 'undecodable' | 'playerReconnect' | 'firstPicture') =>
  [{ guard: 'mayRetryUnasked', ...retry }, late(code)] as const;

/** A frame rate that is told so soon may be that of what was before. */
export const lately = {
  initial: 'silent',
  states: {
    silent: {
      on: { 'managed.measured': { actions: ['keepMeasure', 'tellMeasure'] } },
      after: { oldFrameRate: 'heard' },
    },
    heard: {},
  },
} as const;

/** What live-player says of its cache, while it plays. */
export const cacheLeadingTo = <Dry extends string>(dry: Dry) =>
  ({
    initial: 'filled',
    states: {
      filled: {
        description: 'What its player said before there was anything to play goes on to be true.',
        always: { guard: 'isDry', target: 'empty' },
        on: { 'managed.ranDry': { target: 'empty', actions: 'keepCache' } },
      },
      empty: {
        description: 'A camera of few frames a second leaves nothing to show between two of them.',
        on: { 'managed.wentOn': { target: 'filled', actions: 'keepCache' } },
        after: { dryPatience: dry },
      },
    },
  }) as const;

/** What comes of its next pull proves the module, also where it makes no picture yet. */
export const cacheOfWeak = {
  'managed.wentOn': { actions: ['keepCache', flow('flowing')] },
  'managed.ranDry': { actions: ['keepCache', flow('dry')] },
} as const;
/** Another pull was in vain. */
export const dryAgain = { actions: flow('dry') } as const;

/** Nothing new is on the screen, and no word of an error was said. */
export const weakPicture = {
  entry: [flow('dry'), say({ type: 'picture.weak' })],
  on: {
    SHOW: { actions: say({ type: 'picture.weak' }) },
    ...cacheOfWeak,
    'managed.played': { target: '#managedPicture.linked.ready.shown', reenter: true },
    ...pictures,
  },
} as const;

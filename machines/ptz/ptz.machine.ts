import { assign, setup } from 'xstate';
import type { ConnectionRequest, PressFact, PressRequest } from '../connection';
import { type Failure, failureOf } from '../failure';
import { besideConfig } from '../kernel/beside-config';
import { config } from '../kernel/config';
import { lazily } from '../kernel/lazily';
import type { PtzDirection } from '../kernel/ports';
import { type Ref, talk } from '../kernel/talk';
import type { CapabilityInput } from '../watching/capability';
import type { Meta } from '../words/meta';
import type { PtzWord } from './ptz.texts';
import type { PtzContext, PtzEvent } from './ptz.types';

const says = (word: PtzWord, tone: Meta['tone'] = 'idle') => ({ says: word, tone });

/** Where a camera is turned only while there is one to talk to. */
const isConnected = (context: PtzContext): context is PtzContext & { readonly connection: Ref<ConnectionRequest> } =>
  context.connection !== null;

const ptzSetup = lazily(() =>
  setup({
    types: {
      context: {} as PtzContext,
      events: {} as PtzEvent | PressFact,
      input: {} as CapabilityInput,
      meta: {} as Meta<PtzWord>,
    },
    actors: { press: talk<PressRequest, PressFact>() },
    actions: {
      choose: assign((_, params: { direction: PtzDirection; channel: number }) => params),
      keepFailure: assign((_, params: { failure: Failure }) => params),
    },
    guards: {
      isServer: ({ context }) => context.source.kind === 'server',
      lacksCommands: ({ context }) => context.ports.devices.steer === undefined,
      isUnconnected: ({ context }) => !isConnected(context),
      isSame: ({ context, event }) =>
        event.type === 'STEER' && event.direction === context.direction && event.channel === context.channel,
    },
    delays: {
      releaseDelay: besideConfig.ptzReleaseDelayMs,
      maxPress: besideConfig.maxPtzPressMs,
      wordsTime: config.hintTimeMs,
    },
  }),
);

const choose = {
  type: 'choose',
  params: ({ event }: { event: { direction: PtzDirection; channel: number } }) => ({
    direction: event.direction,
    channel: event.channel,
  }),
} as const;

/**
 * A camera that is turned by one view. A press is a talk: entering `pressed` presses, leaving it by any road releases. In which order
 * the device is told of presses and releases the connection knows.
 */
export const ptzMachine = lazily(() =>
  ptzSetup().createMachine({
    id: 'ptz',
    context: ({ input }) => ({ ...input, direction: 'up', channel: 0, failure: null }),
    initial: 'begun',
    on: { LEAVE: '.left' },
    states: {
      begun: {
        meta: says('still'),
        always: [
          { guard: 'isServer', target: 'unable.serverStream' },
          { guard: 'lacksCommands', target: 'unable.commandsMissing' },
          { target: 'still' },
        ],
      },
      unable: {
        initial: 'serverStream',
        states: {
          serverStream: {
            description: 'What many watch over a server has no camera that one of them could turn.',
            meta: says('serverStream'),
          },
          commandsMissing: {
            description: 'A plugin of this version has no commands: its version is told.',
            meta: says('commandsMissing', 'bad'),
          },
        },
      },
      still: {
        initial: 'quiet',
        on: {
          STEER: [
            {
              guard: 'isUnconnected',
              target: '.failed',
              actions: { type: 'keepFailure', params: { failure: failureOf('input', 'notConnected') } },
            },
            { target: 'pressed', actions: choose },
          ],
        },
        states: {
          quiet: { meta: says('still') },
          atEnd: { meta: says('atEnd', 'warn'), after: { wordsTime: 'quiet' } },
          taken: { meta: says('taken', 'warn'), after: { wordsTime: 'quiet' } },
          tooLong: { meta: says('tooLong', 'warn'), after: { wordsTime: 'quiet' } },
          failed: { meta: says('notDone', 'bad'), after: { wordsTime: 'quiet' } },
        },
      },
      pressed: {
        invoke: {
          id: 'press',
          src: 'press',
          input: ({ context }) => {
            if (!isConnected(context)) throw new Error('a press without a connection');
            const { connection, direction, channel } = context;
            return { to: connection, hello: { type: 'PRESS', direction, channel }, bye: { type: 'LIFT' } };
          },
          onError: {
            target: 'still.failed',
            actions: { type: 'keepFailure', params: { failure: failureOf('input', 'notConnected') } },
          },
        },
        after: { maxPress: 'still.tooLong' },
        on: {
          STEER: [{ guard: 'isSame' }, { target: 'pressed', reenter: true, actions: choose }],
          STEER_CANCEL: 'still',
          'view.hidden': 'still',
          'app.hidden': 'still',
          'ptz.taken': 'still.taken',
          'ptz.failed': {
            target: 'still.failed',
            actions: { type: 'keepFailure', params: ({ event }) => ({ failure: event.failure }) },
          },
        },
        initial: 'asked',
        states: {
          asked: {
            meta: says('asked', 'busy'),
            on: { STEER_END: 'releasing', 'ptz.moving': 'moving', 'ptz.atEnd': 'atEnd' },
          },
          moving: {
            meta: says('moving', 'live'),
            on: { STEER_END: 'releasing', 'ptz.atEnd': 'atEnd' },
          },
          atEnd: {
            description: 'There is nothing to go on with: it is released as soon as the finger is lifted.',
            meta: says('atEnd', 'warn'),
            on: { STEER_END: '#ptz.still.atEnd' },
          },
          releasing: {
            description: 'Still pressed: a finger that comes back goes on with the same press.',
            meta: says('releasing', 'live'),
            on: {
              STEER: [
                { guard: 'isSame', target: 'moving' },
                { target: '#ptz.pressed', reenter: true, actions: choose },
              ],
              'ptz.atEnd': '#ptz.still.atEnd',
            },
            after: { releaseDelay: '#ptz.still' },
          },
        },
      },
      left: { type: 'final', meta: says('left') },
    },
  }),
);

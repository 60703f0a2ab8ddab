import { type Failure, failureOf } from '../failure';
import { ask, sessionSetup } from './session.setup';
import type { Notice } from './session.types';

const notify = (notice: Notice) => ({ type: 'notify', params: { notice } }) as const;
const failedWith = (code: 'snapshotFailed' | 'albumFailed') =>
  ({
    target: '#session.viewing.snapshot.idle',
    actions: notify({ kind: 'snapshotFailed', failure: failureOf('system', code) }),
  }) as const;
const notTaken = failedWith('snapshotFailed');
const notSaved = failedWith('albumFailed');

/** A picture for the album: permission is asked, a refusal explained, with the way to take it back. */
export const snapshotRegion = () =>
  sessionSetup().createStateConfig({
    initial: 'idle',
    states: {
      idle: {
        on: {
          SNAPSHOT: { guard: 'isShown', target: 'taking' },
        },
      },
      taking: {
        tags: 'waiting',
        initial: 'asking',
        states: {
          asking: {
            entry: ask({ type: 'TAKE_PICTURE' }),
            after: { snapshotDeadline: notTaken },
            on: {
              'picture.captured': 'saving',
              'picture.kept': {
                description: 'Who took it has put it into the album too.',
                target: '#session.viewing.snapshot.idle',
                actions: [
                  { type: 'keepPicture', params: { path: '' } },
                  {
                    type: 'notify',
                    params: ({ event }) => ({ notice: { kind: event.isCertain ? 'snapshotSaved' : 'snapshotAsked' } }),
                  },
                ],
              },
              'picture.notCaptured': {
                target: '#session.viewing.snapshot.idle',
                actions: {
                  type: 'notify',
                  params: ({ event: { failure } }) => ({ notice: { kind: 'snapshotFailed', failure } }),
                },
              },
              'picture.node': [
                {
                  description: 'The node is gone, and with it the picture.',
                  guard: 'isNodeGone',
                  target: '#session.viewing.snapshot.idle',
                  actions: ['keepNode', notTaken.actions],
                },
                { actions: 'keepNode' },
              ],
            },
          },
          saving: {
            description: 'The picture was taken. An album that never answers has not taken it.',
            after: { snapshotDeadline: notSaved },
            invoke: {
              id: 'savePicture',
              src: 'savePicture',
              input: ({ context: { ports, source }, event }) => ({
                ports,
                id: source.id,
                path: event.type === 'picture.captured' ? event.path : '',
              }),
              onDone: {
                target: '#session.viewing.snapshot.idle',
                actions: [
                  { type: 'reportPicture', params: ({ event }) => ({ path: event.output }) },
                  { type: 'keepPicture', params: ({ event }) => ({ path: event.output }) },
                  notify({ kind: 'snapshotSaved' }),
                ],
              },
              onError: {
                target: '#session.viewing.snapshot.idle',
                actions: {
                  type: 'notify',
                  params: ({ event }) => ({ notice: { kind: 'snapshotFailed', failure: event.error as Failure } }),
                },
              },
            },
          },
        },
      },
    },
  });

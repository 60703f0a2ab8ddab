import { warn } from '../../words/meta';
import { say, setChannel, setQuality, step } from '../saying';
import { flow, managedSetup } from './managed.setup';
import { cacheLeadingTo, dryAgain, ended, lately, mend, sayNoticed, weakPicture } from './managed.ways';

/** A picture is there: how it is, is judged by what its node tells. */
export const shownState = () =>
  managedSetup().createStateConfig({
    entry: ['keepShown', 'beginSigns', flow('flowing'), ended('waitKeyFrame')],
    on: {
      SET_QUALITY: { guard: 'isOtherQuality', target: 'switching', actions: setQuality },
      SET_CHANNEL: { guard: 'isOtherChannel', target: 'switching', actions: setChannel },
      'managed.weakened': '.weak',
      'managed.stopped': '.weak',
      'managed.pictureShown': { actions: 'judge' },
      'managed.measured': { actions: ['keepMeasure', 'tellMeasure', 'judge'] },
      'managed.noticed': { actions: [sayNoticed, 'judge'] },
      'health.moving': '.moving',
      'health.frozen': '.still',
      'health.undecodable': '.undecodable',
    },
    initial: 'moving',
    states: {
      moving: {
        entry: say({ type: 'picture.shown' }),
        on: {
          SHOW: {
            description: 'A level that is reached is told again.',
            actions: say({ type: 'picture.shown' }),
          },
        },
        after: { steadyAfter: { actions: 'forgetTries' } },
        type: 'parallel',
        states: {
          rates: {
            initial: 'untold',
            states: {
              untold: {
                description: 'Its node has told of nothing yet: that it plays has to do.',
                always: { guard: 'hasMeasured', target: 'told' },
                on: {
                  'managed.measured': { target: 'told', actions: ['keepMeasure', 'tellMeasure', 'judge'] },
                },
              },
              told: {
                description:
                  'What was told regularly is told no more: whatever was true of it is old. Reports that leave out the frames tell nothing of them.',
                on: {
                  'managed.measured': [
                    {
                      guard: 'tellsAsMuch',
                      target: 'told',
                      reenter: true,
                      actions: ['keepMeasure', 'tellMeasure', 'judge'],
                    },
                    { actions: ['keepMeasure', 'tellMeasure'] },
                  ],
                },
                after: { measuresStop: '#managedPicture.linked.ready.shown.weak' },
              },
            },
          },
          cache: cacheLeadingTo('#managedPicture.linked.ready.shown.dry'),
        },
      },
      weak: {
        description: 'Its stream is away, and it mends that by itself: its tries are not ours.',
        entry: weakPicture.entry,
        on: {
          ...weakPicture.on,
          'managed.weakened': { target: '.silent', ...dryAgain },
          'managed.stopped': { target: '.silent', ...dryAgain },
        },
        after: { weakDeadline: mend('playerReconnect') },
        ...lately,
      },
      dry: {
        description: 'Nothing is left to show: it goes on with what comes over the same pull.',
        entry: weakPicture.entry,
        on: {
          ...weakPicture.on,
          'managed.wentOn': {
            target: '#managedPicture.linked.ready.shown',
            reenter: true,
            actions: 'keepCache',
          },
        },
        after: { weakDeadline: mend('stillPicture') },
        ...lately,
      },
      still: {
        meta: { log: warn('画面停住了', 'The picture stands still') },
        tags: 'waiting',
        entry: step('still'),
        on: { SHOW: { actions: step('still') } },
        after: { stillPictureDeadline: mend('stillPicture') },
      },
      undecodable: {
        meta: { log: warn('手机无法解码画面', 'The phone cannot decode the picture') },
        tags: 'waiting',
        entry: step('undecodable'),
        on: { SHOW: { actions: step('undecodable') } },
        after: { undecodableDeadline: mend('undecodable') },
      },
    },
  });

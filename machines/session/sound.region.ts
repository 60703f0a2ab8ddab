import { info, warn } from '../words/meta';
import { sessionSetup } from './session.setup';

/**
 * Whether the phone lets this app be heard. A call or an alarm takes the sound of all apps; the picture goes on meanwhile,
 * without sound, as nothing else asks live-player for it again once the phone gives it back.
 */
export const soundRegion = () =>
  sessionSetup().createStateConfig({
    initial: 'heard',
    on: { 'sound.interrupted': '.interrupted' },
    states: {
      heard: {
        on: {
          'sound.returned': {
            description: 'It was asked for too early, by a tap or by who came back: now it is there to be had.',
            target: 'returning',
          },
        },
      },
      interrupted: {
        description:
          'Something else has the sound. WeChat may never tell the end: whoever is back, a tap and sound that begins prove it.',
        meta: { log: warn('声音被来电或闹钟打断', 'A call or an alarm took the sound') },
        on: {
          'sound.returned': 'heard',
          'picture.soundBegan': 'heard',
          'app.shown': 'heard',
          PLAY: 'heard',
          RETRY: 'heard',
          RESUME: 'heard',
          TOGGLE_MUTE: {
            description: 'What is without sound for either reason is heard after a tap.',
            target: 'heard',
            actions: 'unmute',
          },
          UNMUTE: { target: 'heard', actions: 'unmute' },
          'view.focused': { target: 'heard', actions: 'unmute' },
        },
      },
      returning: {
        description: 'Without sound for a moment, so that turning it on is news to live-player.',
        meta: { log: info('声音已恢复', 'The sound is back') },
        after: { soundPause: 'heard' },
      },
    },
  });

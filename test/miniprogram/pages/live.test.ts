import type { RecordingView } from '../../../machines/recording/recording.view.types';
import type { SessionView } from '../../../machines/session';
import type { RunningApp } from '../../../miniprogram/runtime/running-app';
import { settle } from '../../support/virtual-clock';
import { eventOf, fakeChart, openPage } from './page-under-test';

const playing = {
  playerKey: 1,
  status: { text: 'Live', tone: 'live' },
  url: 'http://127.0.0.1/door.flv?key=***',
  diagnosis: [
    { key: 'bytes', label: 'Received', value: '4.2 MB' },
    { key: 'rate', label: 'Bitrate', value: '900 kbit/s' },
  ],
} as unknown as SessionView;

const quiet: RecordingView = {
  ...{ canRecord: true, isRecording: false, isRunning: false, time: '', size: '', status: '' },
  notice: { text: '', action: '', event: '' },
};

function openLive(cameraId = 'front door', language: 'zh' | 'en' = 'en') {
  const session = fakeChart(playing);
  const recording = fakeChart(quiet);
  const opened: string[] = [];
  const closed: string[] = [];
  const presence: string[] = [];
  const edited: string[] = [];
  const running = {
    language,
    isDead: () => cameraId === 'after the end',
    bring: () => undefined,
    openView: (id: string) => {
      opened.push(id);
      if (id !== 'front door') return undefined;
      return {
        view: 'live-1',
        cameraId: 'front door',
        cameraName: 'Front door',
        isOutdated: () => edited.includes(id),
        session: session.chart,
        recording: () => recording.chart,
        show: () => presence.push('shown'),
        hide: () => presence.push('hidden'),
        close: () => closed.push(id),
      };
    },
  } as unknown as RunningApp;
  return {
    session,
    recording,
    opened,
    closed,
    presence,
    edited,
    ...openPage('live', running, { id: encodeURIComponent(cameraId) }),
  };
}

describe('the live page', () => {
  test('the live page opens the camera that it was opened for, under its name', () => {
    const { page, opened, wechat } = openLive();
    expect(opened).toEqual(['front door']);
    expect(wechat.titles).toEqual(['Front door']);
    expect(page.data).toMatchObject({ view: 'live-1', session: { status: { text: 'Live' } }, texts: { stop: 'Stop' } });
  });

  test('the live page follows the session, leaves itself alone while hidden, and catches up', async () => {
    const { page, session, presence } = openLive();
    page.call('onHide');
    expect(presence.at(-1)).toBe('hidden');
    session.become({ ...playing, status: { text: 'Offline', tone: 'warn' } });
    await settle();
    expect(page.data).toMatchObject({ session: { status: { text: 'Live' } } });
    page.call('onShow');
    expect(presence.at(-1)).toBe('shown');
    expect(page.data).toMatchObject({ session: { status: { text: 'Offline', tone: 'warn' } } });
  });

  test('the live page that is left closes its view and hears no more', async () => {
    const { page, session, closed } = openLive();
    page.call('onUnload');
    expect(closed).toEqual(['front door']);
    expect(session.actor.listenerCount).toBe(0);
  });

  test('the live page sends the intent that the pressed button names', () => {
    const { page, session } = openLive();
    for (const event of ['STOP', 'TOGGLE_MUTE', 'SNAPSHOT', 'ENTER_FULL_SCREEN']) page.call('send', eventOf({ event }));
    expect(session.actor.events.map(({ type }) => type)).toEqual([
      'STOP',
      'TOGGLE_MUTE',
      'SNAPSHOT',
      'ENTER_FULL_SCREEN',
    ]);
  });

  test('the live page sends the event of the sheet’s one button', () => {
    const { page, session } = openLive();
    page.call('act', eventOf({}, { event: 'RETRY' }));
    expect(session.actor.events).toEqual([{ type: 'RETRY' }]);
  });

  test('the live page opens the form of its camera where a sheet offers that, and then the camera as it is now', () => {
    const { page, session, wechat, edited, opened, closed } = openLive();
    page.call('act', eventOf({}, { event: 'EDIT_CAMERA' }));
    expect(wechat.opened).toEqual(['/pages/form/form?id=front%20door']);
    expect(session.actor.events).toEqual([]);
    page.call('onHide');
    page.call('onShow');
    expect([opened, closed]).toEqual([['front door'], []]);
    edited.push('front door');
    page.call('onHide');
    page.call('onShow');
    expect([opened, closed]).toEqual([['front door', 'front door'], ['front door']]);
    expect(session.actor.listenerCount).toBe(1);
    expect(page.data).toMatchObject({ view: 'live-1', session: { status: { text: 'Live' } } });
    // what was shown of the old view is gone with it: no node of it is mounted in the new one
    expect(page.calls).toContainEqual(
      expect.objectContaining({ view: '', session: expect.objectContaining({ playerKey: 0, sheet: null }) }),
    );
  });

  test('the live page lets a person choose a quality, or not', () => {
    const { page, session } = openLive();
    page.call('openQualities');
    expect(page.data.choosingQuality).toBe(true);
    page.call('closeQualities');
    expect(page.data.choosingQuality).toBe(false);
    page.call('openQualities');
    page.call('chooseQuality', eventOf({}, { quality: 'super' }));
    expect(page.data.choosingQuality).toBe(false);
    expect(session.actor.events).toEqual([{ type: 'CHANGE_QUALITY', quality: 'super' }]);
  });

  test('the live page passes on how the picture is to stand', () => {
    const { page, session } = openLive();
    page.call('reframe', eventOf({ part: 'fit' }, { value: 'fill' }));
    page.call('reframe', eventOf({ part: 'turn' }, { value: '90' }));
    expect(session.actor.events).toEqual([
      { type: 'CHANGE_FRAMING', fit: 'fill' },
      { type: 'CHANGE_FRAMING', turn: '90' },
    ]);
  });

  test('the live page copies a failure’s details and the diagnosis', () => {
    const { page, wechat } = openLive();
    page.call('copy', eventOf({}, { text: 'Code: 503' }));
    expect(wechat.clipboard).toBe('Code: 503');
    page.call('copyDiagnosis');
    expect(wechat.clipboard).toBe('http://127.0.0.1/door.flv?key=***\nReceived: 4.2 MB\nBitrate: 900 kbit/s');
  });

  test('the live page for a camera that was deleted says so, and leads back', () => {
    const { page, wechat } = openLive('gone', 'zh');
    expect(page.data).toMatchObject({ view: '', missing: { title: '找不到这个摄像头' } });
    expect(wechat.titles).toEqual(['P2P 摄像头']);
    page.call('send', eventOf({ event: 'STOP' }));
    page.call('act', eventOf({}, { event: 'RETRY' }));
    page.call('chooseQuality', eventOf({}, { quality: 'high' }));
    page.call('back');
    page.call('onHide');
    page.call('onUnload');
    expect(wechat.backs).toBe(1);
  });

  test('the live page of a program that has failed says that, and not that the camera is gone', () => {
    const { page, wechat } = openLive('after the end');
    expect(page.data).toMatchObject({
      missing: {
        title: 'The program has failed',
        advice: expect.stringContaining('go back to the list to restart it'),
      },
    });
    expect(wechat.titles).toEqual(['P2P Camera']);
  });

  test('who records pays for it from then on: the button begins it, and ends it', async () => {
    const { page, recording } = openLive();
    expect(page.data).toMatchObject({ recording: { time: '' } });
    page.call('record');
    expect(recording.actor.events).toEqual([{ type: 'RECORD' }]);
    recording.become({ ...quiet, isRecording: true, isRunning: true, time: '0:07' });
    await settle();
    expect(page.data).toMatchObject({ recording: { time: '0:07', isRunning: true } });
    page.call('record');
    expect(recording.actor.events.at(-1)).toEqual({ type: 'STOP_RECORDING' });
  });

  test('what is said of a recording is dismissed, done again, or leads to what is kept', () => {
    const { page, recording, wechat } = openLive();
    page.call('record');
    for (const event of ['DISMISS_RECORDING', 'SAVE_AGAIN']) page.call('actOnRecording', { detail: { event } });
    expect(recording.actor.events.slice(1)).toEqual([{ type: 'DISMISS_RECORDING' }, { type: 'SAVE_AGAIN' }]);
    page.call('actOnRecording', { detail: { event: 'OPEN_KEPT' } });
    expect(wechat.opened).toEqual(['../kept/kept']);
  });
});

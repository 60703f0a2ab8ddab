import { createActor } from 'xstate';
import { appMachine } from '../../../machines/app';
import type { Camera } from '../../../machines/cameras';
import { createListOpener } from '../../../miniprogram/runtime/list-opener';
import { ownWatchWay } from '../../../miniprogram/runtime/watch-way.managed';
import { camera, otherCamera, serverStream, World } from '../../support/world';

const five: readonly Camera[] = [
  camera,
  otherCamera,
  serverStream,
  { ...camera, id: 'shed', name: 'Shed' },
  { ...camera, id: 'roof', name: 'Roof' },
];

function opener(builtInCameras: readonly Camera[] = five, way?: typeof ownWatchWay) {
  const { ports } = new World().watching.getSnapshot().context;
  const app = createActor(appMachine, {
    clock: ports.clock,
    input: { ports, language: 'en', builtInCameras, timezoneOffsetMinutes: 0 },
  }).start();
  const { watching } = app.getSnapshot().context;
  return { app, watching, ...createListOpener(app, way) };
}

describe('a camera for a page of its own', () => {
  test('a camera for a page of its own has sound from the start', () => {
    const { watching, openView } = opener();
    const opened = openView('door');
    expect(opened).toMatchObject({ view: 'live-1', cameraName: 'Door' });
    expect(opened?.session.view()).toMatchObject({ muted: false, playerKey: 1, timeline: expect.any(Array) });
    expect(watching.getSnapshot().context.focusedView).toBe('live-1');
  });

  test('a camera for a page of its own has a name that comes round again, but never one that is still in use', () => {
    const { openView } = opener();
    const first = openView('door');
    const names = Array.from({ length: 150 }, () => {
      const opened = openView('yard');
      opened?.close();
      return opened?.view;
    });
    expect(first?.view).toBe('live-1');
    expect(names).not.toContain('live-1');
    expect(new Set(names).size).toBe(99);
    expect(names.slice(0, 40)).toHaveLength(new Set(names.slice(0, 40)).size);
  });

  test('a camera for a page of its own that is not in the list opens nothing', () => {
    const { watching, openView } = opener();
    expect(openView('nowhere')).toBeUndefined();
    expect(watching.getSnapshot().context.views.size).toBe(0);
  });
});

test('a view is outdated once its own camera was edited or deleted, not by what is done to another', () => {
  const { app, openView } = opener();
  const { cameras } = app.getSnapshot().context;
  const edit = (id: string) => {
    cameras.send({ type: 'EDIT', id });
    cameras.send({ type: 'CHANGE', field: 'name', value: `${id} two` });
    cameras.send({ type: 'SAVE' });
  };
  const opened = openView('door');
  edit('yard');
  expect(opened?.isOutdated()).toBe(false);
  edit('door');
  expect(opened?.isOutdated()).toBe(true);
  const again = openView('door');
  expect([again?.cameraId, again?.cameraName, again?.isOutdated()]).toEqual(['door', 'door two', false]);
  cameras.send({ type: 'DELETE', id: 'door' });
  cameras.send({ type: 'CONFIRM' });
  expect(again?.isOutdated()).toBe(true);
});

test('how a picture is wanted to stand is kept with its camera: its own view goes on, the next one and the wall begin with it', () => {
  const { app, openView, openWall } = opener();
  const framing = { fit: 'fill', turn: 90 } as const;
  const opened = openView('door');
  opened?.session.send({ type: 'CHANGE_FRAMING', fit: 'fill' });
  opened?.session.send({ type: 'CHANGE_FRAMING', turn: '90' });
  expect([opened?.session.view().framing, opened?.isOutdated()]).toEqual([framing, false]);
  expect(app.getSnapshot().context.cameras.getSnapshot().context.cameras[0]).toEqual({ ...camera, framing });
  expect(openView('door')?.session.view().framing).toEqual(framing);
  expect(openWall(['door', 'yard']).map(({ session }) => session.view().framing)).toEqual([
    framing,
    { fit: 'contain', turn: 0 },
  ]);
});

test('a camera that was given another id is found by the one that a page or its address has, however often', () => {
  const { app, openView, openWall } = opener();
  const { cameras } = app.getSnapshot().context;
  const rename = (id: string, value: string) => {
    cameras.send({ type: 'EDIT', id });
    cameras.send({ type: 'CHANGE', field: 'id', value });
    cameras.send({ type: 'SAVE' });
  };
  const opened = openView('door');
  rename('door', 'front');
  expect(opened?.isOutdated()).toBe(true);
  expect(openView('door')).toMatchObject({ cameraId: 'front', cameraName: 'Door' });
  rename('front', 'main');
  expect(openWall(['yard', 'door']).map(({ cameraId }) => cameraId)).toEqual(['yard', 'main']);
  rename('main', 'door');
  expect(openView('main')).toMatchObject({ cameraId: 'door' });
  cameras.send({ type: 'DELETE', id: 'door' });
  cameras.send({ type: 'CONFIRM' });
  expect([openView('main'), openView('door')]).toEqual([undefined, undefined]);
});

describe('cameras for a wall', () => {
  const namesOf = (tiles: readonly { readonly cameraName: string }[]) => tiles.map(({ cameraName }) => cameraName);

  test('cameras for a wall are the first four of the list', () => {
    expect(namesOf(opener().openWall([]))).toEqual(['Door', 'Yard', 'Gate', 'Shed']);
    expect(namesOf(opener([camera, otherCamera]).openWall([]))).toEqual(['Door', 'Yard']);
    expect(namesOf(opener([]).openWall([]))).toEqual([]);
  });

  test('cameras for a wall are those that are named, four at most, also one twice, without what is gone', () => {
    const { openWall } = opener();
    expect(namesOf(openWall(['roof', 'nowhere', 'door', 'door']))).toEqual(['Roof', 'Door', 'Door']);
    expect(namesOf(openWall(['roof', 'door', 'door', 'yard', 'shed']))).toHaveLength(4);
  });

  test('cameras for a wall have a view each, and no sound until one is looked at', () => {
    const { openWall } = opener();
    const tiles = openWall(['door', 'door', 'yard']);
    expect(new Set(tiles.map(({ view }) => view)).size).toBe(3);
    const muted = () => tiles.map(({ session }) => session.view().muted);
    expect(muted()).toEqual([true, true, true]);
    tiles[1]?.focus();
    expect(muted()).toEqual([true, false, true]);
  });

  test('cameras for a wall are hidden, shown and closed by themselves', () => {
    const { watching, openWall } = opener();
    const [first, second] = openWall(['door', 'yard']);
    first?.hide();
    second?.hide();
    second?.show();
    const sessions = () => [...watching.getSnapshot().context.views.values()].map(({ session }) => session);
    expect(sessions().map((session) => session.getSnapshot().context.isPageHidden)).toEqual([true, false]);
    first?.close();
    expect(sessions()).toHaveLength(1);
    second?.close();
    expect(sessions()).toHaveLength(0);
  });

  test('cameras for a wall carry what a tile shows, and nothing else', () => {
    const [tile] = opener().openWall(['door']);
    expect(Object.keys(tile?.session.view() ?? {}).sort()).toEqual([
      'autoplay',
      'framing',
      'hint',
      'muted',
      'notice',
      'playerKey',
      'playerMode',
      'sheet',
      'status',
      'streamChannel',
      'streamQuality',
      'waiting',
    ]);
  });

  describe('of which one has several channels', () => {
    const recorder: Camera = { ...camera, id: 'recorder', name: 'Recorder', channels: [2, 0] };

    test('each channel is a picture of its own where components pull, and four pictures are all there are', () => {
      const { watching, openWall, openView } = opener([recorder, camera, recorder], ownWatchWay);
      const shown = openWall(['recorder', 'door']);
      expect(shown.map(({ cameraId, cameraName }) => `${cameraId}: ${cameraName}`)).toEqual([
        'recorder: Recorder · Channel 2',
        'recorder: Recorder · Channel 0',
        'recorder: Recorder · Channel 2',
        'recorder: Recorder · Channel 0',
      ]);
      const sessions = [...watching.getSnapshot().context.views.values()].map(({ session }) => session);
      expect(sessions.map((session) => session.getSnapshot().context.channel)).toEqual([2, 0, 2, 0]);
      expect(watching.getSnapshot().context.connections.size).toBe(1);
      expect(openView('recorder')?.session.view().channels).toEqual([
        { value: '2', label: '2', chosen: true },
        { value: '0', label: '0', chosen: false },
      ]);
    });

    test('the first one is all that there is where the app has one pull a device', () => {
      const { openWall, openView } = opener([recorder]);
      expect(openWall(['recorder']).map(({ cameraName }) => cameraName)).toEqual(['Recorder']);
      expect(openView('recorder')?.session.view().channels).toEqual([]);
    });
  });

  test('cameras for a wall open nothing once the app has ended', () => {
    const { app, openView, openWall } = opener();
    app.stop();
    expect([openView('door'), openWall(['door'])]).toEqual([undefined, []]);
  });
});

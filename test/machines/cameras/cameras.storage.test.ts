import fc from 'fast-check';
import { LIST_KEY, SET_ASIDE_KEY } from '../../../machines/cameras';
import { atDevice, atUrl } from '../../support/addresses';
import { FakeStorage, openHome, xp2pInfoOf } from './cameras-page';

const stored = (...cameras: unknown[]) => ({ version: 2, cameras });
const hall = { id: 'hall', name: 'Hall', kind: 'server', quality: 'high', address: atUrl('https://a.example/x') };
/** What is kept of every camera, whatever it is. */
const plain = { deviceCheck: false, builtIn: false };
const damaged = /^Some camera records were damaged and have been set aside/;

/** Saves a change, as any change writes the whole list. */
function addOne(home: ReturnType<typeof openHome>) {
  home.send({ type: 'ADD' });
  home.type({ kind: 'server', id: 'new', url: 'https://a.example/new' });
  home.save();
}

describe('a list that was kept', () => {
  test('a list that was kept is read as it was written, xp2pInfo included', () => {
    const address = { ...atDevice({ liveStreamDomain: 'live.example.com' }), xp2pInfo: 'XP2Phush' };
    const camera = { ...hall, kind: 'camera', address };
    const home = openHome(new FakeStorage({ [LIST_KEY]: stored(camera, { ...hall, id: 'b', builtIn: true }) }));
    expect(home.view()).toMatchObject({ storageHint: '', cards: [{ id: 'hall' }, { id: 'b' }] });
    expect(xp2pInfoOf(home.list()[0])).toBe('XP2Phush');
    expect(home.storage.kept.has(SET_ASIDE_KEY)).toBe(false);
    addOne(home);
    const kept = JSON.parse(home.storage.kept.get(LIST_KEY) ?? '');
    expect(kept).toMatchObject({ version: 2, cameras: [{ address }, { builtIn: true }, { id: 'new' }] });
  });

  test('of the channels that were kept each that makes sense is used, once', () => {
    const channelsOf = (channels: unknown) =>
      openHome(new FakeStorage({ [LIST_KEY]: stored({ ...hall, channels }) })).list()[0]?.channels;
    expect(channelsOf([1, 0, 1, -1, 2.5, '3', null, 256])).toEqual([1, 0]);
    expect(channelsOf([...Array(20).keys()])).toHaveLength(8);
    expect([channelsOf([]), channelsOf('0, 1'), channelsOf(undefined)]).toEqual([undefined, undefined, undefined]);
  });

  test('a camera that was kept without a name, quality or address gets something to go by', () => {
    const home = openHome(new FakeStorage({ [LIST_KEY]: stored({ id: 'hall', kind: 'camera', generation: '1.0' }) }));
    expect(home.list()).toEqual([
      { id: 'hall', name: 'hall', kind: 'camera', quality: 'high', address: atUrl(''), ...plain },
    ]);
    expect(home.view().storageHint).toBe('');
  });
});

describe('a list that an earlier version of the app kept', () => {
  const kept = {
    version: 1,
    cameras: [
      {
        id: 'hall',
        name: 'Hall',
        kind: 'camera',
        quality: 'super',
        url: 'http://hall.xnet/ipc.p2p.com/ipc.flv',
        productId: 'P1',
        deviceName: 'd_1',
        xp2pInfo: 'XP2Phush',
        liveStreamDomain: 'live.example.com',
        generation: '2.4',
        deviceCheck: true,
        playerMode: 'RTC',
        builtIn: true,
      },
      { id: 'beta', name: 'Beta', kind: 'camera', quality: 'high', url: 'http://beta.xnet/ipc.p2p.com/ipc.flv' },
      { id: 'square', name: 'Square', kind: 'server', quality: 'standard', url: 'https://live.example/square.flv' },
      { id: 'part', name: 'Part', kind: 'camera', quality: 'high', deviceName: 'd_2' },
      { id: 'bare', name: 'Bare', kind: 'camera', quality: 'high' },
    ],
  };
  const addresses = [
    {
      by: 'device',
      productId: 'P1',
      deviceName: 'd_1',
      xp2pInfo: 'XP2Phush',
      liveStreamDomain: 'live.example.com',
      url: 'http://hall.xnet/ipc.p2p.com/ipc.flv',
    },
    { by: 'url', url: 'http://beta.xnet/ipc.p2p.com/ipc.flv' },
    { by: 'url', url: 'https://live.example/square.flv' },
    { by: 'device', productId: '', deviceName: 'd_2', xp2pInfo: '', liveStreamDomain: '', url: '' },
    { by: 'device', productId: '', deviceName: '', xp2pInfo: '', liveStreamDomain: '', url: '' },
  ];

  test('a list of an earlier version is read whole, and nothing of it is set aside', () => {
    const home = openHome(new FakeStorage({ [LIST_KEY]: kept }));
    expect(home.view().storageHint).toBe('');
    expect(home.storage.kept.has(SET_ASIDE_KEY)).toBe(false);
    const shown = home.list().map(({ address }) => ({
      ...address,
      ...(address.by === 'device' && { xp2pInfo: address.xp2pInfo.reveal() }),
    }));
    expect(shown).toEqual(addresses);
    const { id, name, kind, quality, generation, deviceCheck, playerMode, builtIn } = kept.cameras[0] ?? {};
    expect(home.list()[0]).toMatchObject({ id, name, kind, quality, generation, deviceCheck, playerMode, builtIn });
  });

  test('a list of an earlier version is written in the new one with the next change', () => {
    const home = openHome(new FakeStorage({ [LIST_KEY]: kept }));
    addOne(home);
    const written = JSON.parse(home.storage.kept.get(LIST_KEY) ?? '');
    expect(written.version).toBe(2);
    expect(written.cameras.map(({ address }: { address: unknown }) => address).slice(0, -1)).toEqual(addresses);
    expect(openHome(home.storage).ids()).toEqual([...kept.cameras.map(({ id }) => id), 'new']);
  });
});

test.each([
  'productId',
  'deviceName',
  'xp2pInfo',
])('a camera of an earlier version is found as a device by its %s alone', (field) => {
  const camera = { id: 'hall', kind: 'camera', url: 'http://a.xnet/x', [field]: 'XP2Phush' };
  const home = openHome(new FakeStorage({ [LIST_KEY]: { version: 1, cameras: [camera] } }));
  expect(home.list()[0]?.address.by).toBe('device');
});

test.each(['2.3', '2.4'])('a camera of device version %s is one of it when the app is opened again', (generation) => {
  expect(openHome(new FakeStorage({ [LIST_KEY]: stored({ ...hall, generation }) })).list()[0]).toMatchObject({
    generation,
  });
});

describe('a field that is not what it should be', () => {
  test('a field that is not what it should be is left out, and the camera is there', () => {
    const odd = {
      ...hall,
      kind: 'camera',
      address: { by: 'device', url: 7, productId: '', deviceName: ['d'], xp2pInfo: null },
      playerMode: 'film',
      deviceCheck: 1,
    };
    const home = openHome(new FakeStorage({ [LIST_KEY]: stored(odd) }));
    const empty = { by: 'device', url: '', productId: '', deviceName: '', liveStreamDomain: '' };
    expect(home.list()).toMatchObject([
      { id: 'hall', name: 'Hall', kind: 'camera', quality: 'high', address: empty, ...plain },
    ]);
    expect(xp2pInfoOf(home.list()[0])).toBe('');
    expect(home.list()[0]?.playerMode).toBeUndefined();
  });

  test('a field that an address of its kind has not is left out', () => {
    const square = { ...hall, address: { ...atDevice(), xp2pInfo: 'XP2Phush', url: 'https://a.example/x' } };
    const beta = { ...hall, id: 'beta', kind: 'camera', address: { ...atUrl('http://a.xnet/x'), productId: 'P1' } };
    const home = openHome(new FakeStorage({ [LIST_KEY]: stored(square, beta) }));
    expect(home.list().map(({ address }) => address)).toEqual([atUrl('https://a.example/x'), atUrl('http://a.xnet/x')]);
  });
});

test.each([
  ['an empty text', ''],
  ['undefined', undefined],
  ['null', null],
])('a phone that says %s for what was never kept has nothing to set aside', (_what, nothing) => {
  const storage = new FakeStorage();
  storage.read = () => nothing;
  const home = openHome(storage);
  expect(home.view()).toMatchObject({ storageHint: '', empty: false });
  addOne(home);
  expect([...storage.kept.keys()]).toEqual([LIST_KEY]);
});

describe('a list that nobody understands', () => {
  test.each([
    ['a word', 'broken'],
    ['a number', 7],
    ['a list', [hall]],
    ['a later version', { version: 3, cameras: [hall] }],
    ['no cameras', { version: 2 }],
    [
      'only broken cameras',
      stored(null, 7, { id: 'a b', kind: 'server' }, { id: 'x', kind: 'fridge' }, { kind: 'camera' }),
    ],
  ])('a stored list that nobody understands (%s) is set aside and told, and what came with the app is there', (_what, kept) => {
    const home = openHome(new FakeStorage({ [LIST_KEY]: kept }));
    expect(home.ids()).toEqual(['door', 'square']);
    expect(home.view().storageHint).toMatch(damaged);
    expect(home.view('zh').storageHint).toMatch(/^有些摄像头的记录已损坏/);
    expect(JSON.parse(home.storage.kept.get(SET_ASIDE_KEY) ?? '')).toEqual(kept);
  });

  test('a stored list of which a part is not understood is used for the rest, and the next start is calm', () => {
    const kept = stored(hall, { ...hall, name: 'twice the same id' }, { id: 'square', kind: 'server' }, 'broken');
    const home = openHome(new FakeStorage({ [LIST_KEY]: kept }));
    expect(home.ids()).toEqual(['hall', 'square']);
    expect(home.view().storageHint).toMatch(damaged);
    const next = openHome(home.storage);
    expect(next.ids()).toEqual(['hall', 'square']);
    expect(next.view().storageHint).toBe('');
  });

  test('a stored list that cannot be set aside at once is set aside before anything is written over it', () => {
    const storage = new FakeStorage({ [LIST_KEY]: 'broken' });
    storage.refusesToWrite = true;
    const home = openHome(storage);
    expect(home.view().storageHint).toMatch(damaged);
    storage.refusesToWrite = false;
    addOne(home);
    expect(home.view()).toMatchObject({ storageHint: '', form: null });
    expect(storage.kept.get(SET_ASIDE_KEY)).toBe('"broken"');
  });

  test('whatever is stored, the app starts, and no camera of it is lost', () => {
    const anyCamera = fc.oneof(
      fc.jsonValue(),
      fc.record({ id: fc.string(), kind: fc.constantFrom('camera', 'server', 'x'), address: fc.jsonValue() }),
    );
    const anyList = fc.oneof(
      fc.jsonValue(),
      fc.array(anyCamera, { maxLength: 5 }).map((cameras) => stored(...cameras)),
    );
    fc.assert(
      fc.property(anyList, (anything) => {
        // What a storage of JSON can hold: −0 comes back as 0.
        const kept = JSON.parse(JSON.stringify(anything));
        const home = openHome(new FakeStorage({ [LIST_KEY]: kept }));
        expect(home.state()).toBe('browsing');
        const { storageHint } = home.view();
        if (storageHint) expect(JSON.parse(home.storage.kept.get(SET_ASIDE_KEY) ?? '')).toEqual(kept);
      }),
    );
  });
});

describe('a storage that cannot read', () => {
  test('a storage that cannot read shows what came with the app and says so; the list that it holds is never written over', () => {
    const storage = new FakeStorage({ [LIST_KEY]: stored(hall) });
    storage.refusesToRead = true;
    const home = openHome(storage);
    expect(home.ids()).toEqual(['door', 'square']);
    expect(home.view().storageHint).toMatch(/^The list of cameras cannot be read right now/);
    addOne(home);
    expect(home.form().error).toMatch(/^It could not be saved/);
    expect(storage.kept.get(LIST_KEY)).toBe(JSON.stringify(stored(hall)));
    storage.refusesToRead = false;
    home.save();
    expect(home.view()).toMatchObject({ form: null, storageHint: '' });
    expect(storage.kept.get(SET_ASIDE_KEY)).toBe(JSON.stringify(stored(hall)));
  });

  test('the place where a list was set aside is named, as whoever looks into it needs it', () => {
    expect([LIST_KEY, SET_ASIDE_KEY]).toEqual(['cameras', 'cameras.setAside']);
  });

  test('a storage that cannot read and held nothing has nothing to set aside', () => {
    const storage = new FakeStorage();
    storage.refusesToRead = true;
    const home = openHome(storage);
    storage.refusesToRead = false;
    addOne(home);
    expect([...storage.kept.keys()]).toEqual([LIST_KEY]);
  });
});

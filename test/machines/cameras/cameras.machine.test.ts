import { sourceOf } from '../../../machines/cameras';
import { door, FakeStorage, openHome, square } from './cameras-page';

describe('the list of cameras', () => {
  test('is there with the first look, and shows what came with the app', () => {
    const { view, state } = openHome();
    expect(state()).toBe('browsing');
    expect(view()).toEqual({
      cards: [
        { id: 'door', name: 'Front door', kind: 'camera', kindText: 'P2P direct', qualityText: 'HD', picture: '' },
        {
          id: 'square',
          name: 'Square',
          kind: 'server',
          kindText: 'Shared stream',
          qualityText: 'SD',
          picture: '',
        },
      ],
      empty: false,
      storageHint: '',
      deleting: null,
      form: null,
    });
    expect(view('zh').cards[0]).toMatchObject({ kindText: 'P2P 直连', qualityText: '高清' });
  });

  test('is empty only when there is nothing in it', () => {
    expect(openHome(new FakeStorage(), []).view().empty).toBe(true);
  });

  test('shows the last picture of a camera, which goes with it to a new id and away with it', () => {
    const { send, view, type, save } = openHome();
    send({ type: 'PICTURE', id: 'door', path: 'tmp/1.jpg' });
    send({ type: 'PICTURE', id: 'door', path: 'tmp/2.jpg' });
    send({ type: 'PICTURE', id: 'nobody', path: 'tmp/3.jpg' });
    expect(view().cards.map(({ picture }) => picture)).toEqual(['tmp/2.jpg', '']);
    send({ type: 'EDIT', id: 'door' });
    type({ id: ' back-door ' });
    save();
    expect(view().cards[0]).toMatchObject({ id: 'back-door', picture: 'tmp/2.jpg' });
    send({ type: 'DELETE', id: 'back-door' });
    send({ type: 'CONFIRM' });
    send({ type: 'ADD' });
    type({ kind: 'server', id: 'back-door', url: 'https://a.example/x' });
    save();
    expect(view().cards[1]).toMatchObject({ id: 'back-door', picture: '' });
  });
});

describe('a person who adds a camera', () => {
  test('finds it at the end of the list, and again when the app is opened the next time', () => {
    const { send, type, save, ids, storage, view } = openHome();
    send({ type: 'ADD' });
    type({
      name: ' Hall ',
      id: ' hall ',
      productId: ' P1 ',
      deviceName: 'd_1',
      xp2pInfo: ' XP2Phush ',
      quality: 'super',
    });
    save();
    expect(view().form).toBeNull();
    expect(ids()).toEqual(['door', 'square', 'hall']);
    const again = openHome(storage);
    expect(again.ids()).toEqual(['door', 'square', 'hall']);
    const hall = again.list()[2];
    expect(hall).toMatchObject({ name: 'Hall', kind: 'camera', quality: 'super', productId: 'P1', deviceName: 'd_1' });
    expect(hall?.xp2pInfo?.reveal()).toBe('XP2Phush');
  });

  test('may leave the name out: the id is shown', () => {
    const { send, type, save, view } = openHome();
    send({ type: 'ADD' });
    type({ kind: 'camera', by: 'url', id: 'hall', url: 'http://hall.xnet/ipc.p2p.com/ipc.flv?action=live' });
    save();
    expect(view().cards[2]).toMatchObject({ name: 'hall', kindText: 'P2P direct' });
  });

  test('sees only the fields that this kind of source has', () => {
    const { send, type, form } = openHome();
    const shown = () => form().fields.map(({ field }) => field);
    send({ type: 'ADD' });
    expect(form()).toMatchObject({ title: 'Add camera', adding: true });
    expect(shown()).toEqual(['name', 'id', 'productId', 'deviceName', 'xp2pInfo', 'liveStreamDomain']);
    expect(form().bys).toEqual([
      { value: 'device', label: 'Device', chosen: true },
      { value: 'url', label: 'Address', chosen: false },
    ]);
    type({ by: 'url' });
    expect(shown()).toEqual(['name', 'id', 'url']);
    type({ kind: 'server' });
    expect(shown()).toEqual(['name', 'id', 'url']);
    expect(form().bys).toEqual([]);
    expect(form().kinds.find(({ chosen }) => chosen)?.value).toBe('server');
  });

  test('begins with an empty form, and with what most cameras need chosen', () => {
    const { send, form } = openHome();
    send({ type: 'ADD' });
    expect(form().fields.map(({ value }) => value)).toEqual(['', '', '', '', '', '']);
    const { kinds, bys, qualities, deviceChecks, playerModes } = form();
    const chosen = [kinds, bys, qualities, deviceChecks, playerModes].map((choice) =>
      choice.map(({ value, chosen }) => (chosen ? `[${value}]` : value)).join(' '),
    );
    expect(chosen).toEqual(['[camera] server', '[device] url', 'standard [high] super', '[skip] ask', '[live] RTC']);
    send({ type: 'CHANGE', field: 'by', value: 'url' });
    expect(form().fields.map(({ value }) => value)).toEqual(['', '', '']);
    send({ type: 'CHANGE', field: 'kind', value: 'server' });
    expect([form().bys, form().deviceChecks]).toEqual([[], []]);
    expect(form().playerModes).toHaveLength(2);
  });

  test('may ask for the device first, for a domain of their own and for the RTC player: it is all kept', () => {
    const { send, type, save, list, storage } = openHome();
    send({ type: 'ADD' });
    type({ id: 'hall', productId: 'P1', deviceName: ' d_1 ', xp2pInfo: 'XP2Phush' });
    type({ deviceCheck: 'ask', liveStreamDomain: ' live.example.com ', playerMode: 'RTC' });
    save();
    const kept = { deviceName: 'd_1', deviceCheck: true, liveStreamDomain: 'live.example.com', playerMode: 'RTC' };
    expect(list()[2]).toMatchObject(kept);
    const again = openHome(storage);
    const [, , hall = door] = again.list();
    expect(hall).toMatchObject(kept);
    expect(sourceOf(hall)).toMatchObject({ deviceCheck: true, liveStreamDomain: 'live.example.com' });
    again.send({ type: 'EDIT', id: 'hall' });
    expect(again.field('liveStreamDomain')?.value).toBe('live.example.com');
    expect(again.form().deviceChecks).toContainEqual({ value: 'ask', label: expect.any(String), chosen: true });
    again.save();
    expect(again.list()[2]).toEqual({ ...hall, xp2pInfo: expect.anything() });
  });

  test('who keeps to the usual leaves no more than that', () => {
    const { send, type, save, list } = openHome();
    send({ type: 'ADD' });
    type({ id: 'hall', by: 'url', url: ' http://hall.xnet/x ' });
    save();
    expect(list()[2]).toEqual({ id: 'hall', name: 'hall', kind: 'camera', quality: 'high', url: 'http://hall.xnet/x' });
  });

  test('is told what is wrong with a field when leaving it, not while typing', () => {
    const { send, field, form } = openHome();
    send({ type: 'ADD' });
    send({ type: 'CHANGE', field: 'id', value: 'my camera' });
    expect(field('id')?.error).toBe('');
    expect(form().canSave).toBe(true);
    send({ type: 'TOUCH', field: 'id' });
    expect(field('id')?.error).toBe('Use only letters, digits and . _ -, such as front-door_1');
    expect(form().canSave).toBe(false);
    send({ type: 'CHANGE', field: 'id', value: 'my-camera' });
    expect(field('id')?.error).toBe('');
  });

  test('who saves too early is told everything that is missing, and nothing is stored', () => {
    const { send, save, form, storage, state } = openHome();
    send({ type: 'ADD' });
    save();
    expect(form().fields.map(({ error }) => error !== '')).toEqual([false, true, true, true, true, false]);
    expect(form().canSave).toBe(false);
    expect(state()).toBe('editing');
    expect(storage.kept.size).toBe(0);
  });

  test('cannot use an id twice, and is told whose it is', () => {
    const { send, type, field, view, save } = openHome();
    send({ type: 'ADD' });
    type({ kind: 'server', id: 'door', url: 'https://a.example/x' });
    expect(field('id')?.error).toBe('This id belongs to “Front door”. Choose another, such as door-2');
    save();
    expect(view('zh').form?.fields[1]?.error).toBe('这个 ID 已用于“Front door”，请换一个，例如 door-2');
  });

  test('who thinks better of it leaves no trace, and finds an empty form the next time', () => {
    const { send, type, ids, field } = openHome();
    send({ type: 'ADD' });
    type({ id: 'hall' });
    send({ type: 'CANCEL' });
    expect(ids()).toEqual(['door', 'square']);
    send({ type: 'ADD' });
    expect(field('id')).toMatchObject({ value: '', error: '' });
  });

  test('cannot choose what is not offered', () => {
    const { send, form } = openHome();
    send({ type: 'ADD' });
    const before = form();
    send({ type: 'CHANGE', field: 'kind', value: 'fridge' });
    send({ type: 'CHANGE', field: 'by', value: '' });
    send({ type: 'CHANGE', field: 'quality', value: 'best' });
    expect(form()).toEqual(before);
  });
});

describe('a person who edits a camera', () => {
  const hall = {
    id: 'hall',
    name: 'Hall',
    kind: 'camera',
    quality: 'high',
    productId: 'P1',
    deviceName: 'd_1',
    xp2pInfo: 'XP2Phush',
    generation: '2.4',
    deviceCheck: true,
  };
  const withHall = () => new FakeStorage({ cameras: { version: 1, cameras: [hall] } });

  test('finds it described by its address where it has nothing else, and by its device where it has', () => {
    const url = 'http://hall.xnet/x';
    const kept = [
      { id: 'address', kind: 'camera', url },
      { id: 'both', kind: 'camera', url, productId: 'P1', deviceName: 'd_1', xp2pInfo: 'XP2Phush' },
      { id: 'product', kind: 'camera', url, productId: 'P1' },
      { id: 'device', kind: 'camera', url, deviceName: 'd_1' },
      { id: 'nothing', kind: 'camera' },
    ];
    const { send, form } = openHome(new FakeStorage({ cameras: { version: 1, cameras: kept } }));
    const shown = kept.map(({ id }) => {
      send({ type: 'EDIT', id });
      const by = form().bys.find(({ chosen }) => chosen)?.value;
      send({ type: 'CANCEL' });
      return by;
    });
    expect(shown).toEqual(['url', 'device', 'device', 'device', 'device']);
  });

  test('is told what is set and what is hidden, and of nothing else', () => {
    const { send, form, field } = openHome(
      new FakeStorage({
        cameras: { version: 1, cameras: [hall, { ...square, id: 'bare', url: 'https://a.example/x' }] },
      }),
    );
    send({ type: 'EDIT', id: 'hall' });
    const hints = () => form().fields.map(({ placeholder, help }) => `${placeholder}|${help}`);
    const ofHall = hints();
    send({ type: 'CANCEL' });
    send({ type: 'ADD' });
    const ofNew = hints();
    expect(ofHall.map((hint, index) => hint === ofNew[index])).toEqual([true, true, true, true, false, true]);
    expect(field('xp2pInfo')?.secret).toBe(true);
    expect(form().fields.filter(({ secret }) => secret)).toHaveLength(1);
    send({ type: 'CANCEL' });
    send({ type: 'EDIT', id: 'bare' });
    expect(field('url')).toMatchObject({ value: 'https://a.example/x', help: expect.not.stringContaining('***') });
  });

  test('never sees its xp2pInfo again, and keeps it by leaving the field empty', () => {
    const { send, type, save, field, list, view, cameras } = openHome(withHall());
    send({ type: 'EDIT', id: 'hall' });
    expect(field('xp2pInfo')).toMatchObject({ value: '', placeholder: 'Set', secret: true });
    type({ name: 'Entrance' });
    expect(JSON.stringify([view(), view('zh'), cameras.getSnapshot().context])).not.toContain('XP2Phush');
    save();
    expect(list()[0]).toMatchObject({ ...hall, name: 'Entrance', xp2pInfo: expect.anything() });
    expect(list()[0]?.xp2pInfo?.reveal()).toBe('XP2Phush');
  });

  test('replaces it by typing another, which is not shown either', () => {
    const { send, type, save, list, view, cameras } = openHome(withHall());
    send({ type: 'EDIT', id: 'hall' });
    type({ xp2pInfo: 'XP2Pother' });
    expect(JSON.stringify([view(), cameras.getSnapshot().context])).not.toContain('XP2Pother');
    save();
    expect(list()[0]?.xp2pInfo?.reveal()).toBe('XP2Pother');
  });

  test('sees no query value of its url, and keeps those that were left alone', () => {
    const { send, type, field, save, list } = openHome();
    send({ type: 'EDIT', id: 'square' });
    expect(field('url')).toMatchObject({
      value: 'https://live.example/square.flv?token=***&room=***',
      help: 'Query values show as ***; left as they are, they are kept',
      error: '',
    });
    type({ url: 'https://live.example/square.flv?token=***&room=8' });
    save();
    expect(list()[1]?.url).toBe('https://live.example/square.flv?token=hush&room=8');
  });

  test('is told when a hidden value stands for nothing', () => {
    const { send, type, field } = openHome();
    send({ type: 'EDIT', id: 'square' });
    type({ url: 'https://live.example/square.flv?secret=***' });
    expect(field('url')?.error).toBe('*** in the address stands for something hidden: enter it in full');
  });

  test('may keep its id, or give it another that is free; it stays in its place', () => {
    const { send, type, save, ids, view, list } = openHome();
    send({ type: 'EDIT', id: 'door' });
    expect(view('zh').form).toMatchObject({ title: '编辑摄像头', adding: false });
    type({ quality: 'standard' });
    save();
    expect(list()[0]).toMatchObject({ id: 'door', quality: 'standard', builtIn: true });
    send({ type: 'EDIT', id: 'door' });
    type({ id: 'gate' });
    save();
    expect(ids()).toEqual(['gate', 'square']);
    send({ type: 'EDIT', id: 'gate' });
    type({ id: 'square' });
    save();
    expect(ids()).toEqual(['gate', 'square']);
    expect(view().form).not.toBeNull();
  });

  test('turns a camera known by its address into one known by its device: then its xp2pInfo is needed', () => {
    const { send, type, field, save, list } = openHome();
    send({ type: 'EDIT', id: 'door' });
    type({ by: 'device', productId: 'P1', deviceName: 'd_1' });
    save();
    expect(field('xp2pInfo')?.error).toBe('Enter the device’s xp2pInfo; it begins with XP2P');
    type({ xp2pInfo: 'XP2Phush' });
    save();
    expect(Object.keys(sourceOf(list()[0] ?? door))).toEqual(['id', 'kind', 'device', 'url']);
  });

  test('turns a camera into a server stream, which keeps nothing of the device', () => {
    const { send, type, save, list } = openHome(withHall());
    send({ type: 'EDIT', id: 'hall' });
    type({ kind: 'server', url: 'https://a.example/x' });
    save();
    expect(list()[0]).toEqual({
      id: 'hall',
      name: 'Hall',
      kind: 'server',
      quality: 'high',
      url: 'https://a.example/x',
      generation: '2.4',
    });
  });

  test('has the camera asked before it plays, or not', () => {
    const { send, type, save, list } = openHome(withHall());
    send({ type: 'EDIT', id: 'hall' });
    type({ deviceCheck: 'skip' });
    save();
    expect(list()[0]?.deviceCheck).toBeUndefined();
    send({ type: 'EDIT', id: 'hall' });
    type({ deviceCheck: 'sometimes' });
    type({ deviceCheck: 'ask' });
    save();
    expect(list()[0]?.deviceCheck).toBe(true);
  });

  test('who asks for one that is gone stays where they are', () => {
    const { send, state } = openHome();
    send({ type: 'EDIT', id: 'nobody' });
    send({ type: 'DELETE', id: 'nobody' });
    expect(state()).toBe('browsing');
  });
});

describe('a person who deletes a camera', () => {
  test('is asked first, and it is gone for good after a yes', () => {
    const { send, view, ids, storage } = openHome();
    send({ type: 'DELETE', id: 'door' });
    expect(view().deleting).toEqual({ id: 'door', question: 'Delete “Front door”?' });
    expect(view('zh').deleting?.question).toBe('要删除“Front door”吗？');
    send({ type: 'CONFIRM' });
    expect(view().deleting).toBeNull();
    expect(openHome(storage).ids()).toEqual(['square']);
    expect(ids()).toEqual(['square']);
  });

  test('who says no keeps it', () => {
    const { send, view, ids } = openHome();
    send({ type: 'DELETE', id: 'door' });
    send({ type: 'CANCEL' });
    expect(view().deleting).toBeNull();
    expect(ids()).toEqual(['door', 'square']);
  });

  test('who deletes them all finds none the next time: what came with the app does not come back', () => {
    const { send, storage, view } = openHome();
    for (const id of ['door', 'square']) {
      send({ type: 'DELETE', id });
      send({ type: 'CONFIRM' });
    }
    expect(view().empty).toBe(true);
    expect(openHome(storage).view()).toMatchObject({ empty: true, storageHint: '' });
  });
});

describe('a storage that cannot write', () => {
  test('leaves the form open with all that was typed, and saving works when there is room again', () => {
    const { send, type, save, form, field, ids, storage, view } = openHome();
    send({ type: 'ADD' });
    type({ kind: 'server', id: 'hall', url: 'https://a.example/x' });
    storage.refusesToWrite = true;
    save();
    expect(form().error).toMatch(/^It could not be saved; what you typed is still here/);
    expect(field('id')?.value).toBe('hall');
    expect(ids()).toEqual(['door', 'square']);
    send({ type: 'CHANGE', field: 'name', value: 'Hall' });
    expect(form().error).toBe('');
    storage.refusesToWrite = false;
    save();
    expect(view()).toMatchObject({ form: null, storageHint: '' });
    expect(openHome(storage).ids()).toEqual(['door', 'square', 'hall']);
  });

  test('leaves a camera that was to be deleted in the list, and says so until a change is kept', () => {
    const { send, ids, view, storage } = openHome();
    storage.refusesToWrite = true;
    send({ type: 'DELETE', id: 'door' });
    send({ type: 'CONFIRM' });
    expect(ids()).toEqual(['door', 'square']);
    expect(view().storageHint).toMatch(/^The change could not be saved/);
    storage.refusesToWrite = false;
    send({ type: 'DELETE', id: 'door' });
    send({ type: 'CONFIRM' });
    expect(ids()).toEqual(['square']);
    expect(view().storageHint).toBe('');
  });
});

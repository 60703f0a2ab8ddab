import { sourceOf } from '../../../machines/cameras';
import { atUrl } from '../../support/addresses';
import { door, FakeStorage, openHome, xp2pInfoOf } from './cameras-page';

describe('the list of cameras', () => {
  test('the list of cameras is there with the first look, and shows what came with the app', () => {
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

  test('the list of cameras is empty only when there is nothing in it', () => {
    expect(openHome(new FakeStorage(), []).view().empty).toBe(true);
  });

  test('the list of cameras shows the last picture of a camera, which goes with it to a new id and away with it', () => {
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

test('each camera of the list has its own last picture', () => {
  const { send, view } = openHome();
  send({ type: 'PICTURE', id: 'door', path: 'tmp/1.jpg' });
  send({ type: 'PICTURE', id: 'square', path: 'tmp/2.jpg' });
  expect(view().cards.map(({ picture }) => picture)).toEqual(['tmp/1.jpg', 'tmp/2.jpg']);
});

describe('adding a camera', () => {
  test('an added camera is at the end of the list, and there again when the app is opened the next time', () => {
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
    const address = { by: 'device', productId: 'P1', deviceName: 'd_1' };
    expect(hall).toMatchObject({ name: 'Hall', kind: 'camera', quality: 'super', address });
    expect(xp2pInfoOf(hall)).toBe('XP2Phush');
  });

  test('a camera may be added without a name: its id is shown', () => {
    const { send, type, save, view } = openHome();
    send({ type: 'ADD' });
    type({ kind: 'camera', by: 'url', id: 'hall', url: 'http://hall.xnet/ipc.p2p.com/ipc.flv?action=live' });
    save();
    expect(view().cards[2]).toMatchObject({ name: 'hall', kindText: 'P2P direct' });
  });

  test('the form shows only the fields that the chosen kind of source has', () => {
    const { send, type, form } = openHome();
    const shown = () => form().fields.map(({ field }) => field);
    send({ type: 'ADD' });
    expect(form()).toMatchObject({ title: 'Add camera', adding: true });
    expect(shown()).toEqual([
      'name',
      'id',
      'productId',
      'deviceName',
      'xp2pInfo',
      'liveStreamDomain',
      'initCommand',
      'channels',
    ]);
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

  test('the form of a new camera begins empty, and with what most cameras need chosen', () => {
    const { send, form } = openHome();
    send({ type: 'ADD' });
    expect(form().fields.map(({ value }) => value)).toEqual(['', '', '', '', '', '', '', '']);
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

  test('a camera may be added with a device check, a domain of its own and the RTC player: it is all kept', () => {
    const { send, type, save, list, storage } = openHome();
    send({ type: 'ADD' });
    type({ id: 'hall', productId: 'P1', deviceName: ' d_1 ', xp2pInfo: 'XP2Phush' });
    type({ deviceCheck: 'ask', liveStreamDomain: ' live.example.com ', playerMode: 'RTC' });
    save();
    const address = { deviceName: 'd_1', liveStreamDomain: 'live.example.com' };
    const kept = { address, deviceCheck: true, playerMode: 'RTC' };
    expect(list()[2]).toMatchObject(kept);
    const again = openHome(storage);
    const [, , hall = door] = again.list();
    expect(hall).toMatchObject(kept);
    expect(sourceOf(hall)).toMatchObject({ deviceCheck: true, address });
    again.send({ type: 'EDIT', id: 'hall' });
    expect(again.field('liveStreamDomain')?.value).toBe('live.example.com');
    expect(again.form().deviceChecks).toContainEqual({ value: 'ask', label: expect.any(String), chosen: true });
    again.save();
    expect(again.list()[2]).toEqual(hall);
  });

  test('a camera may be added with the channels that its device has, and is kept with them; without any it is what it was', () => {
    const { send, type, save, list, storage } = openHome();
    send({ type: 'ADD' });
    type({ id: 'hall', productId: 'P1', deviceName: 'd_1', xp2pInfo: 'XP2Phush', channels: ' 2，0 ' });
    save();
    expect(list()[2]?.channels).toEqual([2, 0]);
    const again = openHome(storage);
    expect(again.list()[2]?.channels).toEqual([2, 0]);
    again.send({ type: 'EDIT', id: 'hall' });
    expect(again.field('channels')?.value).toBe('2, 0');
    again.type({ channels: '2, two' });
    again.save();
    expect(again.field('channels')?.error).toBe('Enter numbers, 0 to 255, with commas between, at most 8');
    again.type({ channels: '' });
    again.save();
    expect(again.list()[2]).not.toHaveProperty('channels');
  });

  test('a camera that is added as usual stores no more than that', () => {
    const { send, type, save, list } = openHome();
    send({ type: 'ADD' });
    type({ id: 'hall', by: 'url', url: ' http://hall.xnet/x ' });
    save();
    const usual = { kind: 'camera', quality: 'high', deviceCheck: false, playerMode: 'live' };
    expect(list()[2]).toEqual({ ...usual, id: 'hall', name: 'hall', address: atUrl('http://hall.xnet/x') });
  });

  test('a person is told what is wrong with a field when leaving it, not while typing', () => {
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

  test('who saves a form too early is told everything that is missing, and nothing is stored', () => {
    const { send, save, form, storage, state } = openHome();
    send({ type: 'ADD' });
    save();
    expect(form().fields.map(({ error }) => error !== '')).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(form().canSave).toBe(false);
    expect(state()).toBe('editing');
    expect(storage.kept.size).toBe(0);
  });

  test('an id cannot be used twice, and the person is told whose it is', () => {
    const { send, type, field, view, save } = openHome();
    send({ type: 'ADD' });
    type({ kind: 'server', id: 'door', url: 'https://a.example/x' });
    expect(field('id')?.error).toBe('This id belongs to “Front door”. Choose another, such as door-2');
    save();
    expect(view('zh').form?.fields[1]?.error).toBe('这个 ID 已用于“Front door”，请换一个，例如 door-2');
  });

  test('who cancels adding a camera leaves no trace, and finds an empty form the next time', () => {
    const { send, type, ids, field } = openHome();
    send({ type: 'ADD' });
    type({ id: 'hall' });
    send({ type: 'CANCEL' });
    expect(ids()).toEqual(['door', 'square']);
    send({ type: 'ADD' });
    expect(field('id')).toMatchObject({ value: '', error: '' });
  });

  test('the form cannot be given what it does not offer', () => {
    const { send, form } = openHome();
    send({ type: 'ADD' });
    const before = form();
    send({ type: 'CHANGE', field: 'kind', value: 'fridge' });
    send({ type: 'CHANGE', field: 'by', value: '' });
    send({ type: 'CHANGE', field: 'quality', value: 'best' });
    expect(form()).toEqual(before);
  });
});

describe('deleting a camera', () => {
  test('deleting a camera asks first, and it is gone for good after a yes', () => {
    const { send, view, ids, storage } = openHome();
    send({ type: 'DELETE', id: 'door' });
    expect(view().deleting).toEqual({ id: 'door', question: 'Delete “Front door”?' });
    expect(view('zh').deleting?.question).toBe('要删除“Front door”吗？');
    send({ type: 'CONFIRM' });
    expect(view().deleting).toBeNull();
    expect(openHome(storage).ids()).toEqual(['square']);
    expect(ids()).toEqual(['square']);
  });

  test('who answers no to deleting a camera keeps it', () => {
    const { send, view, ids } = openHome();
    send({ type: 'DELETE', id: 'door' });
    send({ type: 'CANCEL' });
    expect(view().deleting).toBeNull();
    expect(ids()).toEqual(['door', 'square']);
  });

  test('who deletes all cameras finds none the next time: what came with the app does not come back', () => {
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
  test('a storage that cannot write leaves the form open with all that was typed, and saving works when there is room again', () => {
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

  test.each([
    ['for a new camera', { type: 'ADD' }],
    ['for one of the list', { type: 'EDIT', id: 'door' }],
  ] as const)('a form that is opened next (%s) knows nothing of the one that could not be saved', (_what, open) => {
    const { send, type, save, form, storage } = openHome();
    send({ type: 'ADD' });
    type({ kind: 'server', id: 'hall', url: 'https://a.example/x' });
    storage.refusesToWrite = true;
    save();
    send({ type: 'CANCEL' });
    send(open);
    expect(form().error).toBe('');
    expect(
      form()
        .fields.map(({ error }) => error)
        .filter(Boolean),
    ).toEqual([]);
  });

  test('a storage that cannot write leaves a camera that was to be deleted in the list, and says so until a change is kept', () => {
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

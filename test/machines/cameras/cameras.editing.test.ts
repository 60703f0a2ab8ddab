import { atUrl } from '../../support/addresses';
import { door, FakeStorage, openHome, xp2pInfoOf } from './cameras-page';

describe('editing a camera', () => {
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

  test('an edited camera is described by its address where it has nothing else, and by its device where it has', () => {
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

  test('the form of an edited camera tells what is set and what is hidden, and of nothing else', () => {
    const { send, form, field } = openHome(
      new FakeStorage({
        cameras: { version: 1, cameras: [hall, { id: 'bare', kind: 'server', url: 'https://a.example/x' }] },
      }),
    );
    send({ type: 'EDIT', id: 'hall' });
    const hints = () => form().fields.map(({ placeholder, help }) => `${placeholder}|${help}`);
    const ofHall = hints();
    send({ type: 'CANCEL' });
    send({ type: 'ADD' });
    const ofNew = hints();
    expect(ofHall.map((hint, index) => hint === ofNew[index])).toEqual([
      true,
      true,
      true,
      true,
      false,
      true,
      true,
      true,
    ]);
    expect(field('xp2pInfo')?.secret).toBe(true);
    expect(form().fields.filter(({ secret }) => secret)).toHaveLength(2);
    send({ type: 'CANCEL' });
    send({ type: 'EDIT', id: 'bare' });
    expect(field('url')).toMatchObject({ value: 'https://a.example/x', help: expect.not.stringContaining('***') });
  });

  test('the form of an edited camera never shows its xp2pInfo again, and keeps it while the field is left empty', () => {
    const { send, type, save, field, list, view, cameras } = openHome(withHall());
    send({ type: 'EDIT', id: 'hall' });
    expect(field('xp2pInfo')).toMatchObject({ value: '', placeholder: 'Set', secret: true });
    type({ name: 'Entrance' });
    expect(JSON.stringify([view(), view('zh'), cameras.getSnapshot().context])).not.toContain('XP2Phush');
    save();
    expect(list()[0]).toMatchObject({ name: 'Entrance', generation: '2.4', deviceCheck: true });
    expect(list()[0]?.address).toMatchObject({ by: 'device', productId: 'P1', deviceName: 'd_1' });
    expect(xp2pInfoOf(list()[0])).toBe('XP2Phush');
  });

  test('an init command is kept with its camera as a secret: shown nowhere, kept while left empty, taken away by a dash', () => {
    const { send, type, save, field, list, view, cameras, storage } = openHome(withHall());
    const commandOf = (listed = list()[0]) =>
      listed?.address.by === 'device' ? listed.address.initCommand?.reveal() : undefined;
    send({ type: 'EDIT', id: 'hall' });
    expect(field('initCommand')).toMatchObject({
      ...{ label: 'Init command', value: '', secret: true },
      help: 'May be left empty. Sent before the picture (plugin 3.2 and later)',
    });
    type({ initCommand: ' action=user_define&cmd=hush-hush\u200b' });
    expect(JSON.stringify([view(), view('zh'), cameras.getSnapshot().context])).not.toContain('hush-hush');
    save();
    expect(commandOf()).toBe('action=user_define&cmd=hush-hush');
    const again = openHome(storage);
    expect(commandOf(again.list()[0])).toBe('action=user_define&cmd=hush-hush');
    expect(JSON.stringify([again.view(), again.cameras.getSnapshot().context])).not.toContain('hush-hush');
    again.send({ type: 'EDIT', id: 'hall' });
    expect(again.field('initCommand')).toMatchObject({
      ...{ value: '', placeholder: 'Set' },
      help: 'Left empty, it is kept; - removes it',
    });
    expect(again.form().filled).toBe(false);
    again.type({ name: 'Entrance' });
    again.save();
    expect(commandOf(again.list()[0])).toBe('action=user_define&cmd=hush-hush');
    again.send({ type: 'EDIT', id: 'hall' });
    again.type({ initCommand: '-' });
    expect(again.form().filled).toBe(true);
    again.save();
    expect(again.list()[0]?.address).not.toHaveProperty('initCommand');
  });

  test('what nobody can see is taken out of what was pasted, and an emoji stays whole', () => {
    const { send, type, save, list } = openHome();
    send({ type: 'ADD' });
    type({
      name: '\u200bRoof 👩\u200d🌾\ufeff',
      id: '\u200broof\u2060',
      productId: 'AB\u200b12 ',
      deviceName: '\u202acam_1\u202c',
      xp2pInfo: '\ufeffXP2P\u200bhush\u200b',
      liveStreamDomain: 'live.example.com\u200b',
    });
    save();
    const roof = list().find(({ id }) => id === 'roof');
    expect(roof).toMatchObject({ name: 'Roof 👩\u200d🌾' });
    expect(roof?.address).toMatchObject({
      productId: 'AB12',
      deviceName: 'cam_1',
      liveStreamDomain: 'live.example.com',
    });
    expect(xp2pInfoOf(roof)).toBe('XP2Phush');
  });

  test.each([
    'constructor',
    '__proto__',
    'toString',
    'valueOf',
    'hasOwnProperty',
  ])('a camera may be called %s: it is added, edited, pictured and deleted like any other', (id) => {
    const home = openHome();
    home.send({ type: 'ADD' });
    home.type({ id, name: id, kind: 'server', url: 'https://a.example/x.flv' });
    home.save();
    home.send({ type: 'PICTURE', id, path: 'tmp/x.png' });
    expect(home.view().cards.at(-1)).toMatchObject({ id, name: id, picture: 'tmp/x.png' });
    home.send({ type: 'EDIT', id });
    home.type({ name: 'Other' });
    home.save();
    expect(openHome(home.storage).view().cards.at(-1)).toMatchObject({ id, name: 'Other' });
    home.send({ type: 'DELETE', id });
    home.send({ type: 'CONFIRM' });
    expect(home.ids()).not.toContain(id);
  });

  test.each(['constructor', '__proto__', 'nothing'])('a field that there is not (%s) changes nothing', (field) => {
    const { send, form } = openHome();
    send({ type: 'ADD' });
    const before = form();
    send({ type: 'CHANGE', field: field as 'name', value: 'x' });
    expect(form()).toEqual(before);
    send({ type: 'CHANGE', field: 'name', value: 'Gate' });
    expect(form().fields[0]?.value).toBe('Gate');
  });

  test('nothing but what nobody can see is nothing', () => {
    const { send, type, field } = openHome();
    send({ type: 'ADD' });
    type({ xp2pInfo: '\u200b', id: '\ufeff ' });
    expect(field('xp2pInfo')?.error).toMatch(/^Enter the device/);
    expect(field('id')?.error).toMatch(/^Enter an id/);
  });

  test('a form is filled once something was typed that would be lost', () => {
    const { send, type, form } = openHome(withHall());
    send({ type: 'ADD' });
    send({ type: 'CHANGE', field: 'kind', value: 'server' });
    expect(form().filled).toBe(false);
    type({ name: 'R' });
    expect(form().filled).toBe(true);
    type({ name: '' });
    expect(form().filled).toBe(false);
    send({ type: 'CANCEL' });
    send({ type: 'EDIT', id: 'hall' });
    expect(form().filled).toBe(false);
    type({ xp2pInfo: 'XP2Pother' });
    expect(form().filled).toBe(true);
  });

  test('xp2pInfo is replaced by typing another, which is not shown either', () => {
    const { send, type, save, list, view, cameras } = openHome(withHall());
    send({ type: 'EDIT', id: 'hall' });
    type({ xp2pInfo: 'XP2Pother' });
    expect(JSON.stringify([view(), cameras.getSnapshot().context])).not.toContain('XP2Pother');
    save();
    expect(xp2pInfoOf(list()[0])).toBe('XP2Pother');
  });

  test.each([
    ['a server stream', { kind: 'server' }, { kind: 'camera' }],
    ['an address', { by: 'url' }, { by: 'device' }],
  ])('a secret whose field was away, as %s was chosen in between, is as empty as it looks', (_, away, back) => {
    const { send, type, save, list } = openHome(withHall());
    send({ type: 'EDIT', id: 'hall' });
    const before = list()[0]?.address;
    type({ xp2pInfo: 'XP2Pother', initCommand: 'action=other' });
    type(away);
    type(back);
    save();
    expect(xp2pInfoOf(list()[0])).toBe('XP2Phush');
    expect(list()[0]?.address).toEqual(before);
  });

  test('the form of an edited camera shows no query value of its url, and keeps those that were left alone', () => {
    const { send, type, field, save, list } = openHome();
    send({ type: 'EDIT', id: 'square' });
    expect(field('url')).toMatchObject({
      value: 'https://live.example/square.flv?token=***&room=***',
      help: 'Query values show as ***; left as they are, they are kept',
      error: '',
    });
    type({ url: 'https://live.example/square.flv?token=***&room=8' });
    save();
    expect(list()[1]?.address.url).toBe('https://live.example/square.flv?token=hush&room=8');
  });

  test('a hidden query value that stands for nothing is told', () => {
    const { send, type, field } = openHome();
    send({ type: 'EDIT', id: 'square' });
    type({ url: 'https://live.example/square.flv?secret=***' });
    expect(field('url')?.error).toBe('*** in the address stands for something hidden: enter it in full');
  });

  test('an edited camera may keep its id, or get another that is free; it stays in its place', () => {
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

  test('a camera known by its address can be turned into one known by its device: then its xp2pInfo is needed', () => {
    const { send, type, field, save, list } = openHome();
    send({ type: 'EDIT', id: 'door' });
    type({ by: 'device', productId: 'P1', deviceName: 'd_1' });
    save();
    expect(field('xp2pInfo')?.error).toBe('Enter the device’s xp2pInfo; it begins with XP2P');
    type({ xp2pInfo: 'XP2Phush' });
    save();
    const { url } = door.address;
    expect(list()[0]?.address).toMatchObject({ by: 'device', productId: 'P1', deviceName: 'd_1', url });
  });

  test('a camera can be turned into a server stream, which keeps nothing of the device', () => {
    const { send, type, save, list } = openHome(withHall());
    send({ type: 'EDIT', id: 'hall' });
    type({ kind: 'server', url: 'https://a.example/x' });
    save();
    expect(list()[0]).toEqual({
      id: 'hall',
      name: 'Hall',
      kind: 'server',
      quality: 'high',
      address: atUrl('https://a.example/x'),
      generation: '2.4',
      deviceCheck: false,
      playerMode: 'live',
      builtIn: false,
    });
  });

  test('an edited camera may be asked before it plays, or not', () => {
    const { send, type, save, list } = openHome(withHall());
    send({ type: 'EDIT', id: 'hall' });
    type({ deviceCheck: 'skip' });
    save();
    expect(list()[0]?.deviceCheck).toBe(false);
    send({ type: 'EDIT', id: 'hall' });
    type({ deviceCheck: 'sometimes' });
    type({ deviceCheck: 'ask' });
    save();
    expect(list()[0]?.deviceCheck).toBe(true);
  });

  test('who wants to edit a camera that is gone stays where they are', () => {
    const { send, state } = openHome();
    send({ type: 'EDIT', id: 'nobody' });
    send({ type: 'DELETE', id: 'nobody' });
    expect(state()).toBe('browsing');
  });
});

import { answered, expectFailure, expectThat, refused, type Script, script, until } from './stage';

const kinds = ['camera', 'server'] as const;

export const phoneScripts: readonly Script[] = [
  script('storage', 'storage: a key that was never written reads as undefined', async ({ ports: { storage } }) => {
    const found = storage.read('conformance.never');
    expectThat(found === undefined, `A key that was never written reads as ${JSON.stringify(found)}.`);
  }),
  script('storage', 'storage: what was written last is read, as it was', async ({ ports: { storage } }) => {
    const value = { list: [1, 'two', null, { three: true }], text: '' };
    storage.write('conformance.key', ['first']);
    storage.write('conformance.key', value);
    storage.write('conformance.other', 1);
    const found = JSON.stringify(storage.read('conformance.key'));
    expectThat(found === JSON.stringify(value), `Written was ${JSON.stringify(value)}, read ${found}.`);
  }),
  script('storage', 'storage: a write that was refused throws', async ({ ports: { storage }, world }) => {
    world.meet('writeStorage', 'throws');
    let hasThrown = false;
    try {
      storage.write('conformance.key', 1);
    } catch {
      hasThrown = true;
    }
    expectThat(hasThrown, 'Nobody heard that a value was not written.');
  }),
  script('album', 'album: save resolves when the picture is there', async ({ ports: { album }, world }) => {
    await answered(world, 'save', () => album.save('/tmp/picture.jpg'));
    expectThat(world.look().album.includes('/tmp/picture.jpg'), 'save resolved, and the album has no picture.');
  }),
  script('album', 'album: a save that is refused rejects with a Failure', async ({ ports: { album }, world }) => {
    world.meet('saveImage', 'refused');
    await refused(world, 'save', () => album.save('/tmp/picture.jpg'));
  }),
  script(
    'album',
    'album: a film is saved as a picture is, and may be refused as one',
    async ({ ports: { album }, world }) => {
      await answered(world, 'saveVideo', () => album.saveVideo('/tmp/film.mp4'));
      expectThat(world.look().album.includes('/tmp/film.mp4'), 'saveVideo resolved, and the album has no film.');
      world.meet('saveVideo', 'refused');
      await refused(world, 'saveVideo', () => album.saveVideo('/tmp/film.mp4'));
    },
  ),
  script('album', 'album: settings that do not open reject with a Failure', async ({ ports: { album }, world }) => {
    await answered(world, 'openSettings', () => album.openSettings());
    world.meet('openSettings', 'refused');
    await refused(world, 'openSettings', () => album.openSettings());
  }),
  script('screen', 'screen: is on as long as anybody holds it; who lets go twice lets go once', async (stage) => {
    const { screen } = stage.ports;
    const isOn = () => stage.world.look().isScreenKeptOn;
    const [one, other] = [screen.keepOn(), screen.keepOn()];
    await until(stage.world, isOn, 'The screen is not kept on');
    one();
    one();
    await stage.world.advance(200);
    expectThat(isOn(), 'The screen slept while one held it.');
    other();
    await until(stage.world, () => !isOn(), 'The screen stays on, and nobody holds it');
    screen.keepOn();
    await until(stage.world, isOn, 'The screen is not kept on the second time');
  }),
  script('system', 'system: says which network there is now', async ({ ports: { system }, world }) => {
    world.network('wifi');
    const before = await answered(world, 'askNetwork', () => system.askNetwork());
    expectThat(before.online && before.networkType === 'wifi', `On Wi-Fi it says ${JSON.stringify(before)}.`);
    world.network('none');
    const after = await answered(world, 'askNetwork', () => system.askNetwork());
    expectThat(!after.online, `Without a network it says ${JSON.stringify(after)}.`);
  }),
  script('system', 'system: rejects where WeChat does not say which network there is', async ({ ports, world }) => {
    world.meet('askNetwork', 'refused');
    let isRefused = false;
    const ask = () =>
      ports.system.askNetwork().catch(() => {
        isRefused = true;
      });
    await answered(world, 'askNetwork', ask);
    expectThat(isRefused, 'A network was told that nobody had said.');
  }),
  script(
    'system',
    'system: permissions that do not open reject with a Failure',
    async ({ ports: { system }, world }) => {
      await answered(world, 'openPermissions', () => system.openPermissions());
      world.meet('openPermissions', 'refused');
      await refused(world, 'openPermissions', () => system.openPermissions());
    },
  ),
  script('environment', 'environment: what stands in the way are Failures, the same each time', async ({ ports }) => {
    const { environment } = ports;
    expectThat(typeof environment.stopsSocketsInBackground === 'boolean', 'stopsSocketsInBackground is no boolean.');
    for (const kind of kinds) {
      const obstacles = environment.obstacles(kind);
      expectThat(Array.isArray(obstacles), 'obstacles() gave no list.');
      for (const obstacle of obstacles) expectFailure('obstacles()', obstacle);
      const again = JSON.stringify(environment.obstacles(kind));
      expectThat(again === JSON.stringify(obstacles), 'obstacles() were others when asked again.');
    }
  }),
  script(
    'environment',
    'environment: what the plugins call themselves are texts, empty ones too',
    async ({ ports }) => {
      const { xp2p, player, uuid } = ports.environment.versions?.() ?? { xp2p: '', player: '', uuid: '' };
      for (const text of [xp2p, player, uuid])
        expectThat(typeof text === 'string', 'versions() gave something that is no text.');
    },
  ),
];

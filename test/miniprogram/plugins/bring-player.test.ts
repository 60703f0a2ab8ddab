import { bringPlayer } from '../../../miniprogram/plugins/bring-player';

const plugin = { reset: () => undefined };
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

/** Asked for at first with this, and again with what comes next of these. */
function asked(first: unknown, ...later: readonly (() => Promise<unknown>)[]) {
  const left = [...later];
  const missing = jest.fn();
  const again = jest.fn(() => left.shift()?.() ?? Promise.reject(new Error('not there')));
  return { player: bringPlayer(first, { again, missing }), missing, again };
}

describe('the player plugin is brought', () => {
  test('one that is there at once is handed on at once', () => {
    const { player, missing } = asked(plugin);
    expect([player.plugin, player.isMissing(), missing.mock.calls.length]).toEqual([plugin, false, 0]);
  });

  test('one that comes later is not missing until then, nor afterwards', async () => {
    const { player, missing, again } = asked(Promise.resolve(plugin));
    expect(player.isMissing()).toBe(false);
    await expect(player.plugin).resolves.toBe(plugin);
    expect([player.isMissing(), missing.mock.calls.length, again.mock.calls.length]).toEqual([false, 0, 0]);
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a promise of nothing', Promise.resolve(undefined)],
    ['a promise that is broken', Promise.reject(new Error('timeout'))],
  ])('%s is missing, told once, and asked for again by who wants to know', async (_, first) => {
    const { player, missing, again } = asked(
      first,
      () => Promise.resolve(null),
      () => Promise.resolve(plugin),
    );
    await turns();
    expect([player.isMissing(), player.isMissing(), again.mock.calls.length]).toEqual([true, true, 1]);
    await turns();
    expect([player.isMissing(), again.mock.calls.length]).toEqual([true, 2]);
    await expect(player.plugin).resolves.toBe(plugin);
    expect([player.isMissing(), missing.mock.calls.length]).toEqual([false, 1]);
  });
});

import type { Lack, SourceAbilities } from '../../../machines/kernel/abilities';
import { type Framing, plainFraming, type Turn, turns } from '../../../machines/kernel/framing';
import { framingView } from '../../../machines/session';
import { aNode, SessionBench } from './session-bench';

const told = (bench: SessionBench) => bench.owner.heard.filter(({ type }) => type === 'picture.framed');
const chosen = (options: readonly { readonly label: string; readonly chosen: boolean }[]) =>
  options.flatMap(({ label, chosen }) => (chosen ? [label] : []));

describe('a picture that a person wants to stand otherwise', () => {
  test('a picture that a person wants to stand otherwise does at once, in the same node, and whoever keeps it is told', () => {
    const bench = new SessionBench().says({ type: 'picture.node', node: aNode });
    expect(bench.view()).toMatchObject({ playerKey: 1, framing: plainFraming });
    bench.send({ type: 'CHANGE_FRAMING', fit: 'fill' }, { type: 'CHANGE_FRAMING', turn: '90' });
    expect(bench.view()).toMatchObject({ playerKey: 1, framing: { fit: 'fill', turn: 90 } });
    expect(told(bench)).toEqual([
      { type: 'picture.framed', id: 'door', framing: { fit: 'fill', turn: 0 } },
      { type: 'picture.framed', id: 'door', framing: { fit: 'fill', turn: 90 } },
    ]);
  });

  test('a picture that stands so already, or is to stand in a way that there is not, is left as it is and told to nobody', () => {
    const bench = new SessionBench();
    bench.send(
      { type: 'CHANGE_FRAMING', fit: 'contain' },
      { type: 'CHANGE_FRAMING', fit: 'squeeze', turn: '45' },
      { type: 'CHANGE_FRAMING' },
    );
    expect([bench.view().framing, told(bench)]).toEqual([plainFraming, []]);
  });

  test('a picture that was kept to stand otherwise begins so', () => {
    const bench = new SessionBench({ framing: { fit: 'fill', turn: 90 } });
    expect(bench.view().framing).toEqual({ fit: 'fill', turn: 90 });
    expect([chosen(bench.view().fits), chosen(bench.view().turns)]).toEqual([['Fill'], ['Sideways']]);
  });
});

test('which version the plugin has is asked when a node is mounted, as it may be told late, and when the diagnosis is unfolded', () => {
  const bench = new SessionBench();
  const diagnosed = () => bench.view().diagnosis.find(({ key }) => key === 'plugin')?.value;
  bench.versions = { xp2p: '3.2.0', player: '', uuid: '' };
  bench.says({ type: 'picture.node', node: aNode });
  expect(bench.context.plugin.xp2p).toBe('3.2.0');
  bench.versions = { xp2p: '3.2.0', player: '1.3.8', uuid: '' };
  bench.send({ type: 'SHOW_DIAGNOSIS' });
  expect(diagnosed()).toBe('XP2P 3.2.0 · P2P-Player 1.3.8');
  expect(new SessionBench({ ports: { ...bench.context.ports } }).context.plugin.player).toBe('1.3.8');
});

describe('what a player can do with its picture', () => {
  const able = (turnable: readonly Turn[], ...lacks: Lack[]): SourceAbilities => ({
    turns: turnable,
    lacks: () => lacks,
  });
  const view = (framing: Framing, abilities: SourceAbilities, language: 'zh' | 'en' = 'en') =>
    framingView(framing, abilities, '3.2.1', language);

  test('what a player can do with its picture alone is offered: two ways to lie, or four quarters', () => {
    const labels = (turnable: readonly Turn[], language: 'zh' | 'en') =>
      view(plainFraming, able(turnable), language).turns.map(({ label }) => label);
    expect(labels([0, 90], 'zh')).toEqual(['不旋转', '横放']);
    expect(labels([0, 90], 'en')).toEqual(['Upright', 'Sideways']);
    expect(labels(turns, 'en')).toEqual(['0°', '90°', '180°', '270°']);
  });

  test('what a player cannot do with its picture is kept and not shown: it stands upright', () => {
    const upright = view({ fit: 'fill', turn: 180 }, able([0, 90]));
    expect([upright.framing, chosen(upright.turns)]).toEqual([{ fit: 'fill', turn: 0 }, ['Upright']]);
    expect(view({ fit: 'fill', turn: 180 }, able(turns)).framing.turn).toBe(180);
  });

  test('what a player cannot do with its picture before a newer plugin is not offered: the version that can is named instead', () => {
    const [fill, rotate] = [
      { feature: 'fill', since: '3.2.8' },
      { feature: 'rotate', since: '3.2.4' },
    ] as const;
    const old = view({ fit: 'fill', turn: 90 }, able(turns, rotate, fill));
    expect([old.framing, old.fits.length, old.turns.length]).toEqual([plainFraming, 1, 1]);
    expect(old.framingHints).toEqual([
      'Turning the picture needs XP2P plugin 3.2.4 or newer. This one is 3.2.1.',
      'Filling the stage needs XP2P plugin 3.2.8 or newer. This one is 3.2.1.',
    ]);
    const half = view({ fit: 'fill', turn: 90 }, able(turns, fill), 'zh');
    expect([half.framing, half.fits.length, half.turns.length]).toEqual([{ fit: 'contain', turn: 90 }, 1, 4]);
    expect(half.framingHints).toEqual(['铺满画面需要 XP2P 插件 3.2.8 或更新的版本，现在是 3.2.1。']);
    const other = view({ fit: 'fill', turn: 90 }, able(turns, { feature: 'snapshotAnswer', since: '4.1.2' }));
    expect([other.framing.fit, other.framingHints]).toEqual(['fill', []]);
  });
});

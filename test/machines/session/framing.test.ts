import { plainFraming, turns } from '../../../machines/kernel/framing';
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

describe('what a player can do with its picture', () => {
  test('what a player can do with its picture alone is offered: two ways to lie, or four quarters', () => {
    const labels = (turnable: Parameters<typeof framingView>[1], language: 'zh' | 'en') =>
      framingView(plainFraming, turnable, language).turns.map(({ label }) => label);
    expect(labels([0, 90], 'zh')).toEqual(['不旋转', '横放']);
    expect(labels([0, 90], 'en')).toEqual(['Upright', 'Sideways']);
    expect(labels(turns, 'en')).toEqual(['0°', '90°', '180°', '270°']);
  });

  test('what a player cannot do with its picture is kept and not shown: it stands upright', () => {
    const view = framingView({ fit: 'fill', turn: 180 }, [0, 90], 'en');
    expect([view.framing, chosen(view.turns)]).toEqual([{ fit: 'fill', turn: 0 }, ['Upright']]);
    expect(framingView({ fit: 'fill', turn: 180 }, turns, 'en').framing.turn).toBe(180);
  });
});

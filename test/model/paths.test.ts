import { MODELS } from './models';
import { type Walked, walk } from './walk';

const walked = new Map<string, Walked>();

afterAll(() => {
  const rows = [...walked].map(([machine, { states, transitions, paths, longest }]) => ({
    machine,
    states,
    transitions,
    paths,
    longest,
  }));
  console.log(
    ['machine, states, transitions, paths, longest path', ...rows.map((row) => Object.values(row).join(', '))].join(
      '\n',
    ),
  );
});

describe.each(MODELS)('$name', (model) => {
  const of = (): Walked => {
    const known = walked.get(model.name) ?? walk(model);
    walked.set(model.name, known);
    return known;
  };

  test('every event of the chart has a payload in the model', () => {
    expect(of().unknownEvents).toEqual([]);
  });

  test('on every path the real actor is where the model says', () => {
    expect(of().differences).toEqual([]);
  });

  test('every transition is walked, but for those that no path reaches for a reason', () => {
    expect(of().notCovered.filter((name) => !(name in model.unreachable))).toEqual([]);
    expect(Object.keys(model.unreachable).filter((name) => !of().notCovered.includes(name))).toEqual([]);
  });

  test('every guard is seen true and false, but for those that cannot be, for a reason', () => {
    const unexplained = of().oneSided.filter(
      (name) => !(name in model.oneSided) && !Object.keys(model.unreachable).some((known) => name.startsWith(known)),
    );
    expect(unexplained).toEqual([]);
    expect(Object.keys(model.oneSided).filter((name) => !of().oneSided.includes(name))).toEqual([]);
  });
});

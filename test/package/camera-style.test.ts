import { allDeclarations, declarationsOf } from '../contrast/style-sheets';

const sheet = declarationsOf('../package/camera/camera.wxss');
const parts = ['glyph', 'bottom-sheet', 'status-pill'].map((name) => `components/${name}/${name}.wxss`);
const watching = ['camera-view', 'icon-button', 'notice-card', 'quality-sheet', 'stage-sheet'].map(
  (name) => `packages/watch/components/${name}/${name}.wxss`,
);

/** `var(--camera-text, #14171C)` stands for what is in it where a host gives nothing. */
const byItself = (value: string): string => /^var\(--camera-[a-z-]+, (.+)\)$/.exec(value)?.[1] ?? value;
const tokensOf = (declarations: typeof sheet, dark: boolean) =>
  new Map(
    declarations
      .filter((one) => one.property.startsWith('--') && one.dark === dark)
      .map(({ property, value }) => [property, byItself(value)] as const),
  );

describe('the colours of the component', () => {
  test.each([false, true])('are those of the app where a host gives none (dark: %p)', (dark) => {
    const [app, own] = [tokensOf(declarationsOf('app.wxss'), dark), tokensOf(sheet, dark)];
    expect([...own].filter(([name, value]) => app.get(name) !== value)).toEqual([]);
    // whatever is another colour in the dark is another one here too
    if (dark) expect([...app.keys()].filter((name) => tokensOf(sheet, false).has(name) && !own.has(name))).toEqual([]);
  });

  test('are all that its parts ask for: nothing of a host’s own styles is needed', () => {
    const own = tokensOf(sheet, false);
    const asked = [...allDeclarations().filter(({ file }) => [...parts, ...watching].includes(file)), ...sheet].flatMap(
      ({ value }) => [...value.matchAll(/var\((--[a-z-]+)\)/g)].map(([, name = '']) => name),
    );
    const ofParts = new Set(
      allDeclarations()
        .filter(({ file }) => parts.includes(file))
        .map(({ property }) => property),
    );
    expect(asked.length).toBeGreaterThan(30);
    expect([...new Set(asked)].filter((name) => !own.has(name) && !ofParts.has(name))).toEqual([]);
  });
});

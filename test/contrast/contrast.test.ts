import { blend, type Colour, contrast, parseColour } from './colours';
import { allDeclarations, declarationsOf, readTheme } from './style-sheets';

type Theme = 'light' | 'dark';

/** Whatever the camera shows: between these two lies every picture. */
const pictures = { white: '#FFFFFF', black: '#000000' } as const;

/** Which token is read on which: 4.5 is what WCAG 2.2 asks for text of any size. */
const texts: Readonly<Record<string, readonly string[]>> = {
  '--text': ['--bg', '--surface', '--line'],
  '--muted': ['--bg', '--surface', '--line'],
  '--on-accent': ['--accent', '--bad'],
  '--bad': ['--surface'],
  '--stage-text': ['--stage', '--stage-veil'],
  '--stage-muted': ['--stage', '--stage-veil'],
  '--stage-on-accent': ['--stage-accent'],
};

/** Dots, bars and signs, which never speak alone: 3 is what WCAG 2.2 asks for graphics. */
const marks: Readonly<Record<string, readonly string[]>> = {
  '--ok': ['--surface'],
  '--warn': ['--surface'],
  '--bad': ['--surface', '--bg', '--line'],
  '--accent': ['--surface', '--line'],
  '--muted': ['--surface', '--line'],
  '--stage-ok': ['--stage-veil'],
  '--stage-warn': ['--stage-veil'],
  '--stage-bad': ['--stage-veil'],
  '--stage-accent': ['--stage', '--stage-veil'],
};

const tokens = { light: tokensOf('light'), dark: tokensOf('dark') } as const;

function tokensOf(theme: Theme): Readonly<Record<string, string>> {
  const own = declarationsOf('app.wxss').filter(
    ({ selector, property }) => selector === 'page' && /^--/.test(property),
  );
  const light = own.filter(({ dark }) => !dark).map(({ property, value }) => [property, value] as const);
  const dark = own.filter((declaration) => declaration.dark).map(({ property, value }) => [property, value] as const);
  return Object.fromEntries(theme === 'light' ? light : [...light, ...dark]);
}

function colourOf(theme: Theme, token: string): Colour {
  return parseColour(tokens[theme][token] ?? '');
}

/** What a ground can look like: a veil lets the picture through. */
function grounds(theme: Theme, token: string): readonly Colour[] {
  const colour = colourOf(theme, token);
  return colour[3] === 1 ? [colour] : Object.values(pictures).map((picture) => blend(colour, parseColour(picture)));
}

function worstContrast(theme: Theme, front: string, ground: string): number {
  return Math.min(...grounds(theme, ground).map((behind) => contrast(colourOf(theme, front), behind)));
}

const pairsOf = (table: Readonly<Record<string, readonly string[]>>) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    Object.entries(table).flatMap(([front, behind]) => behind.map((ground) => [theme, front, ground] as const)),
  );

describe('the contrast ratio', () => {
  test('is 21 for black on white, 1 for a colour on itself, and that of a known grey', () => {
    const [white, black, grey] = ['#FFFFFF', '#000000', '#767676'].map(parseColour) as [Colour, Colour, Colour];
    expect(contrast(black, white)).toBeCloseTo(21, 5);
    expect(contrast(grey, grey)).toBe(1);
    expect(contrast(grey, white)).toBeCloseTo(4.54, 2);
  });

  test('sees through a veil', () => {
    expect(blend(parseColour('rgba(0, 0, 0, 0.5)'), parseColour('#FFFFFF'))).toEqual([127.5, 127.5, 127.5, 1]);
    expect(() => parseColour('')).toThrow('is no colour');
  });
});

describe('what is read', () => {
  test.each(pairsOf(texts))('%s: %s on %s has a contrast of 4.5 and more', (theme, front, ground) => {
    expect(worstContrast(theme, front, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(pairsOf(marks))('%s: the mark %s on %s has a contrast of 3 and more', (theme, front, ground) => {
    expect(worstContrast(theme, front, ground)).toBeGreaterThanOrEqual(3);
  });
});

describe('the style sheets', () => {
  const used = allDeclarations();
  const tokensIn = (value: string) => [...value.matchAll(/var\((--[\w-]+)\)/g)].map(([, token]) => token as string);
  const colours = used.filter(({ property }) => /^(color|background(-color)?|border(-\w+)?)$/.test(property));

  test('name no colour but the tokens', () => {
    // a token with its own value behind it, where no app gives one: the npm package's bare picture
    const isFallback = (value: string) => value === 'var(--stage, #000)';
    const named = colours.filter(
      ({ value }) => /#|rgb/.test(value) && !/^rgba\(0, 0, 0, 0\.5\)$/.test(value) && !isFallback(value),
    );
    expect(named).toEqual([]);
    expect(colours.length).toBeGreaterThan(50);
  });

  test('colour words with the tokens that were computed above', () => {
    const words = colours.filter(({ property, value }) => property === 'color' && value !== 'inherit');
    const unknown = words.filter(
      ({ value }) => !tokensIn(value).every((token) => token in texts || token === '--warn'),
    );
    expect(unknown).toEqual([]);
    // signs, which are no words
    expect(words.filter(({ value }) => value === 'var(--warn)').map(({ file }) => file)).toEqual([
      'components/obstacle-view/obstacle-view.wxss',
      'components/permission-note/permission-note.wxss',
    ]);
  });

  test('lay nothing on a ground that was not computed above', () => {
    const known = new Set([...Object.values(texts).flat(), ...Object.keys(marks)]);
    const unknown = colours
      .filter(({ property }) => property.startsWith('background'))
      .filter(({ value }) => !tokensIn(value).every((token) => known.has(token) || token.startsWith('--dot-')));
    expect(unknown).toEqual([]);
  });

  test('of one rule pair only what was computed above', () => {
    const grounded = used.filter(({ property }) => /^background(-color)?$/.test(property));
    for (const { file, selector, value } of grounded) {
      const [ground] = tokensIn(value);
      const front = used.find(
        (other) => other.file === file && other.selector === selector && other.property === 'color',
      );
      const [token] = tokensIn(front?.value ?? '');
      if (ground && token) expect([...(texts[token] ?? []), ...(marks[token] ?? [])]).toContain(ground);
    }
  });

  test('fade nothing that is to be read', () => {
    const faded = used.filter(({ property, value }) => property === 'opacity' && value !== '1');
    const places = new Set(faded.map(({ selector }) => selector));
    // disabled, held down, under way, or the start and the middle of a movement
    expect([...places].sort()).toEqual(['.active', '.disabled', '.pressed', '50%', 'from']);
  });

  test('know every token that they use', () => {
    const defined = new Set(used.filter(({ property }) => property.startsWith('--')).map(({ property }) => property));
    expect(used.flatMap(({ value }) => tokensIn(value)).filter((token) => !defined.has(token))).toEqual([]);
  });

  test('stop every movement for whoever wants none', () => {
    const moving = used.filter(({ property, value }) => property === 'animation' && value !== 'none');
    const stopped = used.filter(({ property, value }) => property === 'animation' && value === 'none');
    const selectors = (list: typeof used) =>
      list.flatMap(({ file, selector }) => selector.split(', ').map((one) => file + one));
    expect(selectors(stopped).sort()).toEqual(selectors(moving).sort());
  });
});

test('both themes have the same tokens, but for what lies over video', () => {
  const dark = declarationsOf('app.wxss').filter((declaration) => declaration.dark && declaration.selector === 'page');
  const themed = Object.keys(tokens.light).filter(
    (token) => !token.startsWith('--stage') && !token.startsWith('--font'),
  );
  expect(dark.map(({ property }) => property).sort()).toEqual(themed.sort());
});

test('WeChat’s own surroundings have the colour of the page', () => {
  const theme = readTheme();
  for (const name of ['light', 'dark'] as const) {
    expect(theme[name].navBackground).toBe(tokens[name]['--bg']);
    expect(theme[name].background).toBe(tokens[name]['--bg']);
  }
});

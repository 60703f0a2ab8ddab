import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const repository = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(repository, file), 'utf8');

/** What people read before they read code. */
const documents = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'tools/preview/README.md',
  ...readdirSync(path.join(repository, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

/** Made by commands, or by the reader: not there in a fresh checkout. */
const made = /^(dist|artifacts|coverage|\.cache)\/|^miniprogram\/config\/credentials\.ts$/;

const linksOf = (document: string): string[] =>
  [...read(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);

const codeSpansOf = (document: string): string[] =>
  [...read(document).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

/** What stands in code spans and is a path from the project's root. */
function pathsOf(document: string): string[] {
  const folders = readdirSync(repository, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const words = codeSpansOf(document).flatMap((code) => code.split(' '));
  return words.filter((word) => folders.some(({ name }) => word.startsWith(`${name}/`)) && !word.includes('*'));
}

const scriptsOf = (document: string): string[] =>
  [...read(document).matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script);

/** The anchors of a document's headings, as GitHub makes them. */
const anchorsOf = (document: string): string[] =>
  [...read(document).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, '')
      .replace(/ /g, '-'),
  );

describe.each(documents)('%s', (document) => {
  test('links to what is there', () => {
    const places = linksOf(document).filter((target) => !/^(https?:|#)/.test(target));
    const folder = path.join(repository, path.dirname(document));
    expect(places.filter((target) => !existsSync(path.join(folder, target.replace(/#.*$/, ''))))).toEqual([]);
  });

  test('links to its own headings', () => {
    const anchors = linksOf(document).filter((target) => target.startsWith('#'));
    expect(anchors.filter((anchor) => !anchorsOf(document).includes(anchor.slice(1)))).toEqual([]);
  });

  test('names files that are there', () => {
    const missing = pathsOf(document).filter((place) => !made.test(place) && !existsSync(path.join(repository, place)));
    expect(missing).toEqual([]);
  });

  test('names scripts that package.json has', () => {
    const known = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
    expect(scriptsOf(document).filter((script) => !known.includes(script))).toEqual([]);
  });
});

describe('both READMEs', () => {
  const [english = '', chinese = ''] = documents;
  /** The name of the other, and of pictures with words, are the only differences. */
  const alike = (words: readonly string[]): string[] =>
    words.map((word) => word.replace('README.zh-CN.md', 'README.md').replace(/\.zh\.(png|svg)$/, '.$1')).sort();

  test('say the same code words', () => {
    expect(alike(codeSpansOf(chinese))).toEqual(alike(codeSpansOf(english)));
  });

  test('link to the same places', () => {
    const places = (document: string) => linksOf(document).filter((target) => !target.startsWith('#'));
    expect(alike(places(chinese))).toEqual(alike(places(english)));
  });

  test('have the same chapters, tables and commands', () => {
    const shapeOf = (document: string) => ({
      headings: read(document).match(/^#+ /gm),
      rows: read(document).match(/^\|/gm)?.length,
      commands: read(document).match(/^ *(npm|npx|node) .+?(?= +#|$)/gm),
    });
    expect(shapeOf(chinese)).toEqual(shapeOf(english));
  });
});

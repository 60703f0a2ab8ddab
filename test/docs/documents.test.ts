import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CATALOGUE } from '../../simulator/fault-catalogue';

const repository = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(repository, file), 'utf8');

/** Not ours to mend, or made by commands. */
const PASSED_OVER = new Set(['node_modules', 'miniprogram_npm', 'dist', 'artifacts', 'coverage']);

/** Everything that people read before they read code. */
const documents = documentsIn('');

function documentsIn(folder: string): string[] {
  return readdirSync(path.join(repository, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return PASSED_OVER.has(entry.name) || entry.name.startsWith('.') ? [] : documentsIn(place);
    return entry.name.endsWith('.md') ? [place] : [];
  });
}

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

/** The anchors of a document's headings, as GitHub makes them: of two with the same words the second has a number. */
function anchorsOf(document: string): string[] {
  const withoutCode = read(document).replace(/^ *```.*?^ *```/gms, '');
  const headings = [...withoutCode.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => {
    const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    return words.replace(/[^\p{L}\p{N}\-_ ]/gu, '').replace(/ /g, '-');
  });
  return headings.map((anchor, index) => {
    const before = headings.slice(0, index).filter((other) => other === anchor).length;
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
}

/** The document and the heading that a link leads to, where it leads to a heading of a document. */
function headingOf(document: string, target: string): readonly [string, string] | undefined {
  const [place = '', anchor = ''] = target.split('#');
  const to = place === '' ? document : path.posix.join(path.posix.dirname(document), place);
  return anchor !== '' && documents.includes(to) ? [to, decodeURIComponent(anchor)] : undefined;
}

describe.each(documents)('%s', (document) => {
  test('links to what is there', () => {
    const places = linksOf(document).filter((target) => !/^(https?:|#)/.test(target));
    const folder = path.join(repository, path.dirname(document));
    expect(places.filter((target) => !existsSync(path.join(folder, target.replace(/#.*$/, ''))))).toEqual([]);
  });

  test('links to headings that are there', () => {
    const lost = linksOf(document).filter((target) => {
      const heading = headingOf(document, target);
      return heading !== undefined && !anchorsOf(heading[0]).includes(heading[1]);
    });
    expect(lost).toEqual([]);
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

describe.each(['README.md', 'README.zh-CN.md'])('%s', (document) => {
  test('is short enough to be read', () => {
    expect(read(document).split('\n').length).toBeLessThanOrEqual(151);
  });

  test('begins with a picture that moves, of at most 1.5 MB', () => {
    const [picture = ''] = linksOf(document).filter((target) => target.endsWith('.webp'));
    const bytes = readFileSync(path.join(repository, picture));
    expect(bytes.toString('latin1', 0, 12)).toMatch(/^RIFF.{4}WEBP$/s);
    expect(bytes.includes('ANIM')).toBe(true);
    expect(bytes.length).toBeLessThanOrEqual(1.5 * 1024 * 1024);
  });
});

test('the fault that both READMEs tell to press has that name', () => {
  const fault = CATALOGUE.find(({ id }) => id === 'stream.notice.parsed500');
  expect(read('README.md')).toContain(`Stream → ${fault?.title.en}`);
  expect(read('README.zh-CN.md')).toContain(`码流 → ${fault?.title.zh}`);
});

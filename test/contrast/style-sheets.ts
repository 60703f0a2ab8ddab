import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import postcss, { type AtRule, type Rule } from 'postcss';

const miniprogram = path.resolve(__dirname, '../../miniprogram');

/** One declaration of a style sheet, with where it stands. */
export interface Declaration {
  readonly file: string;
  readonly selector: string;
  readonly property: string;
  readonly value: string;
  /** Inside `@media (prefers-color-scheme: dark)`. */
  readonly dark: boolean;
}

/** Every declaration in the style sheets of the app, its pages and its components. */
export function allDeclarations(): readonly Declaration[] {
  return ['app.wxss', ...styleSheetsIn('pages'), ...styleSheetsIn('components'), ...styleSheetsIn('packages')].flatMap(
    declarationsOf,
  );
}

export function declarationsOf(file: string): readonly Declaration[] {
  const found: Declaration[] = [];
  postcss.parse(readFileSync(path.join(miniprogram, file), 'utf8')).walkDecls(({ prop, value, parent }) => {
    const { selector, parent: around } = parent as Rule;
    const dark = (around as AtRule).params === '(prefers-color-scheme: dark)';
    found.push({ file, selector: selector.replace(/\s+/g, ' '), property: prop, value, dark });
  });
  return found;
}

export function readTheme(): Readonly<Record<'light' | 'dark', Readonly<Record<string, string>>>> {
  return JSON.parse(readFileSync(path.join(miniprogram, 'theme.json'), 'utf8'));
}

function styleSheetsIn(folder: string): readonly string[] {
  const files = readdirSync(path.join(miniprogram, folder), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.wxss')).map((file) => path.posix.join(folder, file));
}

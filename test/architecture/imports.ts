import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** One import of one file; paths are relative to the project's root. */
export interface Import {
  readonly from: string;
  /** A file of the project, or the name of a package. */
  readonly to: string;
  readonly isTypeOnly: boolean;
}

/** Every source file below a folder of the project, TypeScript unless another suffix is wanted. */
export function sourceFiles(root: string, folder: string, suffix = '.ts'): string[] {
  if (!existsSync(path.join(root, folder))) return [];
  if (isFile(path.join(root, folder))) return [folder];
  return readdirSync(path.join(root, folder), { recursive: true })
    .map((file) => path.posix.join(folder, String(file).split(path.sep).join('/')))
    .filter((file) => file.endsWith(suffix) && !file.endsWith('.d.ts') && !file.includes('/node_modules/'));
}

const importing =
  /^\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/gm;

/** What a file imports, type-only imports included. */
export function importsOf(root: string, file: string): Import[] {
  const source = withoutComments(readFileSync(path.join(root, file), 'utf8'));
  return [...source.matchAll(importing)].map(([, typeOnly, statement, call]) => ({
    from: file,
    to: resolve(root, file, statement ?? call ?? ''),
    isTypeOnly: Boolean(typeOnly),
  }));
}

function resolve(root: string, file: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  const place = path.posix.join(path.posix.dirname(file), specifier);
  const candidates = [`${place}.ts`, `${place}/index.ts`, `${place}.d.ts`, place];
  return candidates.find((candidate) => isFile(path.join(root, candidate))) ?? place;
}

function isFile(place: string): boolean {
  return existsSync(place) && statSync(place).isFile();
}

/** The code alone: words in comments are no code. Line breaks stay. */
export function withoutComments(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/^(\s*)\/\/.*$/gm, '$1');
}

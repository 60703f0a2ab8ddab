import type { template } from 'glass-easel';
import type { PackedMiniProgram } from '../pack/pack.types';

/** What the packer's script puts into the page. */
export interface MiniProgramPackage extends PackedMiniProgram {
  readonly templates: Record<string, template.ComponentTemplate['content']>;
}

declare global {
  interface Window {
    /** Absent while there is no build that worked. */
    __miniProgram?: MiniProgramPackage;
  }
}

/** `/a/./b/../c` → `a/c`; relative paths start at the folder of `from`. */
export function resolvePath(path: string, from = ''): string {
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Where WeChat looks for what a file names, in this order: beside it, then in every `miniprogram_npm` upwards. */
export function placesOf(name: string, from: string): readonly string[] {
  const beside = resolvePath(name, from);
  if (name.startsWith('.') || name.startsWith('/')) return [beside];
  const folders = from.split('/').slice(0, -1);
  const above = folders.map((_, index) => folders.slice(0, folders.length - index).join('/'));
  return [beside, ...[...above, ''].map((folder) => resolvePath(`${folder}/miniprogram_npm/${name}`, ''))];
}

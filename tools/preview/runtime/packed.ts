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

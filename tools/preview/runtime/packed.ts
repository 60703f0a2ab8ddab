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

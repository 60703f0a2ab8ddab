// @ts-check
import { SourceLoader } from '../source-loader.mjs';
import { isDropped, withDrops } from './drop-sources.mjs';

/** Loads the sources so written that one thing of them can be dropped while they run. */
export class DropLoader extends SourceLoader {
  /** @param {string} root */
  constructor(root) {
    super(root);
    Object.assign(globalThis, { __dropped__: isDropped });
  }

  /**
   * @param {string} file
   * @override
   */
  sourceOf(file) {
    return withDrops(this.root, file, super.sourceOf(file));
  }
}

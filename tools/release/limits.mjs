// @ts-check
/** Sizes that a package must keep, in bytes. */
import { maxPackageBytes } from '../../scripts/build/package-size.mjs';

export const limits = {
  /** WeChat: the main package, and each subpackage. */
  packageBytes: maxPackageBytes,
  /** WeChat: all of them together. */
  totalBytes: 30 * 1024 * 1024,
  /** Our own: what watching a camera may cost the mini-program that it is part of. */
  budgetBytes: 200 * 1024,
};

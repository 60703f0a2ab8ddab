// @ts-check
/** Sizes that a package must keep, in bytes. */
import { maxPackageBytes } from '../build/package-size.mjs';

export const limits = {
  /** WeChat: the main package, and each subpackage. */
  packageBytes: maxPackageBytes,
  /** WeChat: all of them together. */
  totalBytes: 30 * 1024 * 1024,
  /**
   * Our own, a tenth of what WeChat takes, of each package that has one, by its folder. The main package was to have 170 KB: what is in
   * it, and why it stays, is in docs/architecture.md, "Where the budgets stand". Watching has 170 KB for pictures, and 60 for what can be
   * done beside them: turning, commands, recording, kept files.
   */
  budgets: new Map([
    ['main', maxPackageBytes / 10],
    ['packages/watch', (170 + 60) * 1024],
  ]),
};

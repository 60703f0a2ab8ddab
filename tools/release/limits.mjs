// @ts-check
/** Sizes that a package must keep, in bytes. */
import { maxPackageBytes } from '../build/package-size.mjs';

export const limits = {
  /** WeChat: the main package, and each subpackage. */
  packageBytes: maxPackageBytes,
  /** WeChat: all of them together. */
  totalBytes: 30 * 1024 * 1024,
  /**
   * Our own, a tenth of what WeChat takes, of each package that has one, by its folder. The main package was to have 170 KB: XState is
   * a fifth of it, and what the list needs before a camera is opened stays in it (the module and its plugin's four generations,
   * the form, the reasons of WeChat's refusals), with its sentences in two languages.
   */
  budgets: new Map([
    ['main', 200 * 1024],
    ['packages/watch', 170 * 1024],
  ]),
};

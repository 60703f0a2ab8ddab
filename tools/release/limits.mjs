// @ts-check
/** Sizes that a package must keep, in bytes. */
import { maxPackageBytes } from '../build/package-size.mjs';

export const limits = {
  /** WeChat: the main package, and each subpackage. */
  packageBytes: maxPackageBytes,
  /** WeChat: all of them together. */
  totalBytes: 30 * 1024 * 1024,
  /**
   * Our own, a seventh of what WeChat takes: a third of what there is are sentences in two languages, markup and styles, and
   * XState a sixth.
   */
  budgetBytes: 290 * 1024,
  /** Our own: statecharts with their descriptions and assertions, and XState; without sentences. */
  machinesBytes: 150 * 1024,
};

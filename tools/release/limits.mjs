// @ts-check
/** Sizes that a package must keep, in bytes. */
import { maxPackageBytes } from '../build/package-size.mjs';

export const limits = {
  /** WeChat: the main package, and each subpackage. */
  packageBytes: maxPackageBytes,
  /** WeChat: all of them together. */
  totalBytes: 30 * 1024 * 1024,
  /**
   * Our own, a seventh of what WeChat takes, until sub-packages bring budgets of their own: a third of what there is are
   * sentences in two languages, markup and styles, and XState a sixth. The health of a picture, the reasons of WeChat's
   * refusals and what the form says of pasted text took the last 40 KB.
   */
  budgetBytes: 310 * 1024,
  /**
   * Our own: statecharts with their descriptions and assertions, and XState; without sentences. It was 150 KB before pictures
   * were judged by their health, streams by their rhythm, and the module by its bytes.
   */
  machinesBytes: 170 * 1024,
};

import { packageOf, preloadRulesOf, type SubPackage, subPackagesOf } from '../../build/sub-packages.mjs';
import type { JsonObject } from '../pack/pack.types';
import type { ModuleTime } from './clock';
import { CallFailure } from './wechat/call';

/** How packages come over the network of this phone. */
export interface PackageDelivery {
  /** How long one takes, in the mini-program's time. */
  readonly delayMs: number;
  /** So many of the next ones do not come. */
  readonly failures: number;
}

/** The sub-packages of a mini-program: which are here, and how the others come. */
export class Packages {
  private readonly all: readonly SubPackage[];
  private readonly rules: ReturnType<typeof preloadRulesOf>;
  private readonly here = new Set<SubPackage>();
  private readonly coming = new Map<SubPackage, Promise<void>>();
  private failuresLeft: number;

  constructor(
    app: JsonObject | undefined,
    private delivery: PackageDelivery,
    private readonly time: ModuleTime,
  ) {
    this.all = subPackagesOf(app);
    this.rules = preloadRulesOf(app);
    this.failuresLeft = delivery.failures;
  }

  /** From now on they come in this way. */
  deliver(delivery: PackageDelivery): void {
    this.delivery = delivery;
    this.failuresLeft = delivery.failures;
  }

  /** The one that a file belongs to; undefined for the main package. */
  of(path: string): SubPackage | undefined {
    return packageOf(this.all, path);
  }

  /** Whether it is on the phone; the main package always is. */
  has(wanted: SubPackage | undefined): boolean {
    return !wanted || this.here.has(wanted);
  }

  /** Names of those on the phone. */
  arrived(): readonly string[] {
    return [...this.here].map(({ name }) => name);
  }

  /** Resolves once it is on the phone; rejects with a `CallFailure` where it does not come, and can be asked again. */
  fetch(wanted: SubPackage): Promise<void> {
    const known = this.coming.get(wanted);
    if (known) return known;
    const coming = this.download(wanted).finally(() => this.coming.delete(wanted));
    this.coming.set(wanted, coming);
    return coming;
  }

  /** A page is open: what its rule names is fetched. Nobody hears of what does not come. */
  preloadFor(page: string, network: string): void {
    const rule = this.rules.get(page);
    if (!rule || network === 'none' || (rule.network === 'wifi' && network !== 'wifi')) return;
    for (const wanted of this.all) {
      const isNamed = rule.packages.includes(wanted.name) || rule.packages.includes(wanted.root);
      if (isNamed && !this.has(wanted)) this.fetch(wanted).catch(() => undefined);
    }
  }

  private async download(wanted: SubPackage): Promise<void> {
    const fails = this.failuresLeft > 0;
    if (fails) this.failuresLeft -= 1;
    const { delayMs } = this.delivery;
    if (delayMs > 0) await new Promise<void>((resolve) => this.time.setTimeout(() => resolve(), delayMs));
    if (fails) throw new CallFailure(`package "${wanted.name}" did not come`);
    this.here.add(wanted);
  }
}

import type { CallFault, CallName } from './fault.types';

interface OrderedFault {
  readonly call: CallName;
  readonly fault: CallFault;
  readonly id: string | undefined;
  timesLeft: number;
}

/** What was ordered to go wrong with the plugin's next calls. */
export class CallFaults {
  private ordered: OrderedFault[] = [];

  order(call: CallName, fault: CallFault, options: { readonly times?: number; readonly id?: string } = {}): void {
    this.ordered.push({ call, fault, id: options.id, timesLeft: options.times ?? 1 });
  }

  /** The fault that this call meets, if any: the first one ordered for it. */
  take(call: CallName, id: string): CallFault | undefined {
    const met = this.ordered.find((order) => order.call === call && (order.id === undefined || order.id === id));
    if (!met) return undefined;
    met.timesLeft -= 1;
    if (met.timesLeft <= 0) this.ordered = this.ordered.filter((order) => order !== met);
    return met.fault;
  }

  clear(): void {
    this.ordered = [];
  }
}

import type { Sending } from './camera/camera.types';

interface HeaderFault {
  readonly status: number;
  readonly id: string | undefined;
  timesLeft: number;
}

/** What was ordered to go wrong with pulls: cameras that refuse, or send otherwise, bad headers, and bytes that stop. */
export class StreamFaults {
  /** Cameras take no more direct viewers. */
  cameraIsFull = false;
  /** What cameras answer when they are asked whether they accept a viewer; null: as they are. */
  deviceStatus: number | null = null;
  private headers: HeaderFault[] = [];
  private stallsAll = false;
  private readonly stalledIds = new Set<string>();
  private usualSending: Sending = 'usual';
  private readonly sendings = new Map<string, Sending>();

  orderHeader(status: number, options: { readonly id?: string; readonly times?: number } = {}): void {
    this.headers.push({ status, id: options.id, timesLeft: options.times ?? Number.POSITIVE_INFINITY });
  }

  forgetHeader(status: number): void {
    this.headers = this.headers.filter((order) => order.status !== status);
  }

  /** The status that the next header of this id is made to have, if any. */
  takeHeader(id: string): number | undefined {
    const met = this.headers.find((order) => order.id === undefined || order.id === id);
    if (!met) return undefined;
    met.timesLeft -= 1;
    if (met.timesLeft <= 0) this.headers = this.headers.filter((order) => order !== met);
    return met.status;
  }

  /** Without an id for every stream; `false` without an id takes back every stall. */
  stall(on: boolean, id?: string): void {
    if (id === undefined) {
      this.stallsAll = on;
      if (!on) this.stalledIds.clear();
    } else if (on) this.stalledIds.add(id);
    else this.stalledIds.delete(id);
  }

  isStalled(id: string): boolean {
    return this.stallsAll || this.stalledIds.has(id);
  }

  /** Without an id how every camera sends, whatever was said of one of them. */
  send(sending: Sending, id?: string): void {
    if (id !== undefined) this.sendings.set(id, sending);
    else {
      this.usualSending = sending;
      this.sendings.clear();
    }
  }

  sendingOf(id: string): Sending {
    return this.sendings.get(id) ?? this.usualSending;
  }

  clear(): void {
    this.headers = [];
    this.cameraIsFull = false;
    this.deviceStatus = null;
    this.stall(false);
    this.send('usual');
  }
}

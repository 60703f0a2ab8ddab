import type { ServiceSource, ServiceState } from '../iot/iot.types';
import { isUp } from '../iot/managed-services';
import type { SimulatedIot } from '../iot/simulated-iot';
import type { SimulatedWorld } from '../world';

export interface HoldingInput {
  readonly world: SimulatedWorld;
  readonly iot: SimulatedIot;
  /** The text that it holds by. */
  readonly caller: string;
  onState(state: ServiceState, why: string): void;
}

/** How one component holds the connection to its device: with a caller of its own, or as the guest of whoever holds it. */
export class ComponentHolding {
  private deviceId = '';
  private hasStarted = false;
  private isStarting = false;
  private unwatch: (() => void) | undefined;

  constructor(private readonly input: HoldingInput) {}

  get isThere(): boolean {
    return this.unwatch !== undefined;
  }

  get isUp(): boolean {
    return isUp(this.input.iot.services.stateOf(this.deviceId));
  }

  /** Holds it, and starts it (again) where it is not up. What becomes of it is told as a state. */
  hold({ p2pMode, deviceInfo, xp2pInfo, liveStreamDomain, flvUrl }: ServiceSource): void {
    const { world, iot, caller } = this.input;
    const isFirst = !this.unwatch;
    this.deviceId = deviceInfo?.deviceId ?? '';
    const isGuest = isFirst && world.iotAssumptions.holds === 'shared' && iot.services.isHeld(this.deviceId);
    this.unwatch ??= iot.services.watch(this.deviceId, (state, why) => this.hear(state, why));
    if (isGuest || (!isFirst && this.isUp)) return;
    this.hasStarted = true;
    const source = { p2pMode, deviceInfo, xp2pInfo, liveStreamDomain, flvUrl } as ServiceSource;
    this.isStarting = true;
    iot.services.start({ ...source, caller }).catch(() => undefined);
    this.isStarting = false;
  }

  /** That its own start takes the connection from others is no loss of its own. */
  private hear(state: ServiceState, why: string): void {
    if (!this.isStarting || state !== 'ServiceXp2pChanged') this.input.onState(state, why);
  }

  letGo(): void {
    this.unwatch?.();
    this.unwatch = undefined;
    if (this.hasStarted) this.input.iot.services.stop(this.deviceId, this.input.caller);
    this.hasStarted = false;
  }
}

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
    const { world, iot, caller, onState } = this.input;
    const isFirst = !this.unwatch;
    this.deviceId = deviceInfo?.deviceId ?? '';
    const isGuest = isFirst && world.iotAssumptions.holds === 'shared' && iot.services.isHeld(this.deviceId);
    this.unwatch ??= iot.services.watch(this.deviceId, onState);
    if (isGuest || (!isFirst && this.isUp)) return;
    this.hasStarted = true;
    const source = { p2pMode, deviceInfo, xp2pInfo, liveStreamDomain, flvUrl } as ServiceSource;
    iot.services.start({ ...source, caller }).catch(() => undefined);
  }

  letGo(): void {
    this.unwatch?.();
    this.unwatch = undefined;
    if (this.hasStarted) this.input.iot.services.stop(this.deviceId, this.input.caller);
    this.hasStarted = false;
  }
}

import type { IotAssumptions } from './iot-assumptions';

/** What is pulled by a component, as far as others are in its way. */
interface Pull {
  lose(): void;
}

/** Who pulls what: two nodes of one device and channel may be in each other's way. */
export class Pulls {
  private readonly bySlot = new Map<string, Pull>();

  constructor(private readonly assumptions: Pick<IotAssumptions, 'secondNode'>) {}

  /** False where there is one already, which goes on. */
  enter(slot: string, pull: Pull): boolean {
    const before = this.bySlot.get(slot);
    if (before && this.assumptions.secondNode === 'refused') return false;
    before?.lose();
    this.bySlot.set(slot, pull);
    return true;
  }

  leave(slot: string, pull: Pull): void {
    if (this.bySlot.get(slot) === pull) this.bySlot.delete(slot);
  }
}

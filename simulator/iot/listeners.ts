import type { Listener } from './iot.types';

/** Listeners by the names of events; the same one twice is one. */
export class Listeners {
  private readonly byName = new Map<string, Set<Listener>>();

  add(name: string, listener: Listener): void {
    const those = this.byName.get(name) ?? new Set();
    this.byName.set(name, those.add(listener));
  }

  /** Needs the same function. */
  remove(name: string, listener: Listener): void {
    this.byName.get(name)?.delete(listener);
  }

  tell(name: string, detail: unknown, times = 1): void {
    for (const listener of [...(this.byName.get(name) ?? [])])
      for (let time = 0; time < times; time += 1) listener(detail);
  }

  clear(): void {
    this.byName.clear();
  }
}

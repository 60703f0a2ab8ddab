/** A page that keeps what it was told: its data, as WeChat would apply it, and every `setData`. */
export class FakePage {
  readonly calls: Record<string, unknown>[] = [];
  data: Record<string, unknown> = {};

  setData(changes: Record<string, unknown>): void {
    this.calls.push(changes);
    for (const [path, value] of Object.entries(changes)) this.apply(path, value);
  }

  private apply(path: string, value: unknown): void {
    const keys = path.replace(/\[(\d+)\]/g, '.$1').split('.');
    const last = keys.pop() as string;
    // WeChat sends a copy over the bridge, so what was set never shares an object with what is set next.
    const copy = structuredClone(value);
    const parent = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, this.data);
    parent[last] = copy;
  }
}

/** An actor whose snapshots a test gives. */
export class FakeActor<Snapshot> {
  readonly events: { readonly type: string }[] = [];
  private readonly listeners = new Set<(snapshot: Snapshot) => void>();

  constructor(private snapshot: Snapshot) {}

  getSnapshot = (): Snapshot => this.snapshot;

  subscribe = (listener: (snapshot: Snapshot) => void): { unsubscribe(): void } => {
    this.listeners.add(listener);
    return { unsubscribe: () => this.listeners.delete(listener) };
  };

  send = (event: { readonly type: string }): void => {
    this.events.push(event);
  };

  become(snapshot: Snapshot): void {
    this.snapshot = snapshot;
    for (const listener of [...this.listeners]) listener(snapshot);
  }

  get listenerCount(): number {
    return this.listeners.size;
  }
}

import type { HearNode, NodeSettings, ProbeNodes } from './probe.types';

/** A node as the page mounts it; what it plays has a secret in it, and goes to the component alone. */
export interface NodeOfPage extends NodeSettings {
  readonly key: number;
}

/** The nodes of the probe's page: `show` mounts these. */
export class NodesOfPage implements ProbeNodes {
  private shown: readonly NodeOfPage[] = [];
  /** Also of those that were removed: what they still say is one of the questions. */
  private readonly heard = new Map<number, HearNode>();

  constructor(private readonly show: (nodes: readonly NodeOfPage[]) => void) {}

  mount(plays: object, settings: NodeSettings, hear: HearNode): number {
    const key = this.heard.size + 1;
    this.heard.set(key, hear);
    this.shown = [...this.shown, { ...plays, ...settings, key }];
    this.show(this.shown);
    return key;
  }

  update(key: number, settings: NodeSettings): void {
    this.shown = this.shown.map((node) => (node.key === key ? { ...node, ...settings } : node));
    this.show(this.shown);
  }

  remove(key: number): void {
    this.shown = this.shown.filter((node) => node.key !== key);
    this.show(this.shown);
  }

  /** One event of a node; `component` is what `selectComponent` found, null where it is gone. */
  deliver(key: number, event: string, detail: unknown, component: unknown): void {
    this.heard.get(key)?.(event, detail, component);
  }
}

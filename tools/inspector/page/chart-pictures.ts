import ElkApi, { type ElkNode } from 'elkjs/lib/elk-api.js';
import type { MachineDefinition } from '../../../development/inspector/protocol.types';
import type { PlacedState } from '../drawing/drawing.types';
import { foldChart } from '../drawing/fold-chart.mjs';
import { layOut } from '../drawing/layout.mjs';
import { readChart } from '../drawing/read-chart.mjs';
import { wire } from '../drawing/wire.mjs';

/** What a picture of a machine shows. */
export interface PictureWish {
  readonly definition: MachineDefinition;
  readonly folded: ReadonlySet<string>;
  readonly showsActions: boolean;
}

/** Lays charts out in a worker, each once: whatever has the same states and transitions has the same picture. */
export class ChartPictures {
  private readonly elk: { layout(graph: ElkNode): Promise<ElkNode> };
  private readonly known = new Map<string, Promise<PlacedState>>();
  private readonly contents = new WeakMap<MachineDefinition, string>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(workerUrl: string) {
    this.elk = new ElkApi({ workerUrl });
  }

  /** The picture; laid out now if it never was. */
  get(wish: PictureWish): Promise<PlacedState> {
    const key = this.keyOf(wish);
    const known = this.known.get(key);
    if (known) return known;
    const picture = this.last.then(() => this.layOut(wish));
    // one after the other: the first that was asked for is the first to be seen
    this.last = picture.catch(() => {});
    this.known.set(key, picture);
    return picture;
  }

  keyOf({ definition, folded, showsActions }: PictureWish): string {
    return `${showsActions} ${[...folded].sort().join(' ')} ${this.contentOf(definition)}`;
  }

  private async layOut({ definition, folded, showsActions }: PictureWish): Promise<PlacedState> {
    const root = foldChart(readChart(definition), folded);
    return layOut(this.elk, root, wire(root, { showsActions }), 'screen');
  }

  private contentOf(definition: MachineDefinition): string {
    const content = this.contents.get(definition) ?? JSON.stringify(definition);
    this.contents.set(definition, content);
    return content;
  }
}

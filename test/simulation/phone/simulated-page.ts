import type { SessionIntent, SessionView, TileView } from '../../../machines/session';
import type { OpenView } from '../../../miniprogram/runtime/cameras.types';
import type { Connection } from '../../../miniprogram/runtime/connect';
import type { RunningApp } from '../../../miniprogram/runtime/running-app';
import type { Violations } from '../violations';
import type { SimulatedNode } from './node.types';

/** What a person sees of one camera: the live page shows more than a tile of the wall. */
export type Seen = TileView & Partial<Pick<SessionView, 'controls' | 'qualities' | 'channels'>>;

/** One camera on a page. */
export interface Tile {
  readonly view: string;
  readonly cameraId: string;
  readonly opened: Pick<OpenView, 'session' | 'ptz' | 'commands' | 'hide' | 'show' | 'focus' | 'close'>;
  /** As it was set on the page; null before the first `setData`. */
  seen: Seen | null;
  node: SimulatedNode | null;
  nodeKey: number;
  /** What the person last asked for: to watch, or not to. */
  wantsToWatch: boolean;
}

export interface PageInput {
  readonly app: RunningApp;
  readonly violations: Violations;
  /** Null where nothing can be played. */
  createNode(tile: Tile, key: number): SimulatedNode | null;
}

/** Whether an intent asks to watch, or not to, or neither. A new intent does not compile before it is judged here. */
const WISHES: Readonly<Record<SessionIntent['type'], boolean | null>> = {
  PLAY: true,
  STOP: false,
  RETRY: true,
  LEAVE: null,
  TOGGLE_MUTE: null,
  MUTE: null,
  UNMUTE: null,
  CHANGE_QUALITY: null,
  CHANGE_FRAMING: null,
  SNAPSHOT: null,
  OPEN_SETTINGS: null,
  DISMISS_NOTICE: null,
  ACCEPT_METERED: null,
  SHOW_DIAGNOSIS: null,
  HIDE_DIAGNOSIS: null,
  ENTER_FULL_SCREEN: null,
  EXIT_FULL_SCREEN: null,
  // a picture that is paused is still meant to be watched
  PAUSE: null,
  PAUSE_STREAM: null,
  RESUME: null,
  OPEN_SYSTEM_SETTINGS: null,
  TRY_OTHER_QUALITY: null,
  CHANGE_CHANNEL: null,
};

/** Everything that a person can ask of a session. */
export const INTENTS = Object.keys(WISHES) as readonly SessionIntent['type'][];

/** A page that records what is set on it, with the life cycle of pages/live or pages/wall and their player nodes. */
export class SimulatedPage {
  readonly tiles: readonly Tile[];
  isVisible = false;
  isUnloaded = false;
  /** How often it was shown: a picture begins anew each time. */
  timesShown = 0;
  /** How often data was set. */
  renders = 0;
  private readonly connections: readonly Connection[];

  constructor(
    readonly kind: 'live' | 'wall',
    cameraIds: readonly string[],
    private readonly input: PageInput,
  ) {
    const { app } = input;
    const opened =
      kind === 'live' ? cameraIds.slice(0, 1).flatMap((id) => app.openView(id) ?? []) : app.openWall(cameraIds);
    this.tiles = opened.map((each) => ({
      view: each.view,
      cameraId: each.cameraId,
      opened: each as unknown as Tile['opened'],
      seen: null,
      node: null,
      nodeKey: 0,
      wantsToWatch: true,
    }));
    // onLoad renders before the page is first shown
    this.isVisible = true;
    this.connections = this.tiles.map((tile) =>
      tile.opened.session.connect({ setData: (changes) => this.setData(tile, changes) }, 'seen'),
    );
  }

  show(): void {
    this.isVisible = true;
    this.timesShown += 1;
    for (const { opened } of this.tiles) opened.show();
    for (const connection of this.connections) connection.show();
    for (const { node } of this.tiles) node?.setHidden(false);
  }

  hide(): void {
    for (const { opened } of this.tiles) opened.hide();
    for (const connection of this.connections) connection.hide();
    this.isVisible = false;
    for (const { node } of this.tiles) node?.setHidden(true);
  }

  unload(): void {
    for (const connection of this.connections) connection();
    for (const { opened } of this.tiles) opened.close();
    this.isUnloaded = true;
    this.isVisible = false;
    for (const tile of this.tiles) {
      tile.node?.destroy();
      tile.node = null;
    }
  }

  send(tile: Tile, intent: SessionIntent): void {
    tile.wantsToWatch = WISHES[intent.type] ?? tile.wantsToWatch;
    if (this.kind === 'wall') tile.opened.focus();
    tile.opened.session.send(intent);
  }

  private setData(tile: Tile, changes: Readonly<Record<string, unknown>>): void {
    const { violations } = this.input;
    if (this.isUnloaded) {
      violations.note(5, `setData on ${tile.view} after it was unloaded`);
      return;
    }
    if (!this.isVisible) violations.note(5, `setData on ${tile.view} while it is hidden`);
    this.renders += 1;
    const data: Record<string, unknown> = { seen: tile.seen };
    for (const [path, value] of Object.entries(changes)) {
      if (value === undefined) violations.note(5, `setData of undefined: ${path}`);
      set(data, path, value);
    }
    tile.seen = data.seen as Seen;
    this.renderNode(tile, tile.seen);
  }

  /** components/camera-view: a player node for every `playerKey`. */
  private renderNode(tile: Tile, seen: Seen): void {
    const { playerKey } = seen;
    if (tile.nodeKey !== playerKey) {
      tile.node?.destroy();
      tile.node = null;
      tile.nodeKey = playerKey;
      if (playerKey > 0) {
        tile.node = this.input.createNode(tile, playerKey);
        tile.node?.mount();
      }
    }
    tile.node?.update(seen);
  }
}

/** `setData`'s paths: `seen.status.text`, `seen.timeline[2]`. Changed objects are copied, as what was seen is compared. */
function set(data: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.split(/[.[\]]+/).filter(Boolean);
  let place = data;
  for (const key of keys.slice(0, -1)) {
    const inner = place[key];
    const copied = Array.isArray(inner) ? [...inner] : { ...(inner as object) };
    place[key] = copied;
    place = copied as Record<string, unknown>;
  }
  place[keys[keys.length - 1] as string] = value;
}

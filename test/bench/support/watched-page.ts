/**
 * The live page as WeChat would run it, on a simulated phone: the page's own script, the component that mounts the player
 * node, adapters, statecharts, simulated plugins and live-player, on one virtual clock. Counts what goes to `setData`.
 */

import { createListOpener } from '../../../miniprogram/runtime/list-opener';
import { simulatedCameras } from '../../../simulator/simulated-cameras';
import { Phone } from './phone';

type Definition = Record<string, unknown> & { data: Record<string, unknown> };
type Handler = (this: unknown, argument?: unknown) => void;

const registered: { page?: Definition; component?: Definition & { observers: Record<string, Handler> } } = {};

Object.assign(globalThis, {
  Page: (page: Definition) => {
    registered.page = page;
  },
  Component: (component: NonNullable<typeof registered.component>) => {
    registered.component = component;
  },
  wx: { setNavigationBarTitle: () => undefined },
});

/** Loads the scripts that WeChat would load; they register themselves. */
async function loadScripts(): Promise<void> {
  await import('../../../miniprogram/packages/watch/pages/live/live');
  await import('../../../miniprogram/packages/watch/components/camera-view/camera-view');
}

export interface SetDataCall {
  readonly atMs: number;
  readonly bytes: number;
  readonly keys: readonly string[];
}

/** One session on the page, from the tap on a camera to the way back. */
export class WatchedPage {
  readonly calls: SetDataCall[] = [];
  readonly phone: Phone;
  private readonly page: Record<string, unknown>;
  private playerKey = 0;

  private constructor() {
    this.phone = new Phone(simulatedCameras('zh'));
    const { page } = registered;
    if (!page) throw new Error('the page has not registered itself');
    const openView = createListOpener(this.phone.app).openView;
    Object.assign(globalThis, {
      getApp: () => ({ language: 'zh', openView, bring: () => undefined, isDead: () => false }),
    });
    this.page = { ...page, data: { ...page.data }, setData: (changes: Record<string, unknown>) => this.note(changes) };
  }

  static async enter(): Promise<WatchedPage> {
    await loadScripts();
    const watched = new WatchedPage();
    await watched.phone.clock.advance(5_000); // the first page was looked at, and the module is ready
    watched.call('onLoad', { id: 'front-door' });
    watched.call('onShow');
    watched.phone.showNodes(watched.view);
    return watched;
  }

  call(name: string, argument?: unknown): void {
    (this.page[name] as Handler).call(this.page, argument);
  }

  /** A tap on a button that sends this intent. */
  tap(event: string): void {
    this.call('send', { currentTarget: { dataset: { event } } });
  }

  get view(): string {
    return (this.page.data as { view: string }).view;
  }

  get status(): string {
    return this.phone.view(this.view).status.tone;
  }

  private note(changes: Record<string, unknown>): void {
    this.calls.push({ atMs: this.phone.clock.now(), bytes: bytesOf(changes), keys: Object.keys(changes) });
    for (const [key, value] of Object.entries(changes)) {
      if (!/[.[]/.test(key)) (this.page.data as Record<string, unknown>)[key] = value;
    }
    const { session } = changes as { session?: { playerKey: number } };
    this.renderNode(session?.playerKey ?? (changes['session.playerKey'] as number | undefined));
  }

  /** The component mounts the node that the page names. */
  private renderNode(playerKey = this.playerKey): void {
    if (playerKey === this.playerKey) return;
    this.playerKey = playerKey;
    const setData = (changes: Record<string, unknown>) =>
      this.calls.push({ atMs: this.phone.clock.now(), bytes: bytesOf(changes), keys: Object.keys(changes) });
    registered.component?.observers.playerKey?.call({ setData }, playerKey);
  }
}

function bytesOf(changes: Record<string, unknown>): number {
  return Buffer.byteLength(JSON.stringify(changes));
}

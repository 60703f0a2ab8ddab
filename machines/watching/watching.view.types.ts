/** What the home page shows of the module, and every page of the app as a whole. */
export interface WatchingView {
  readonly badge: { readonly text: string; readonly tone: 'idle' | 'busy' | 'live' | 'warn' | 'bad' };
  /** The plugin's name for this phone; empty before init. Shown under a tap on the badge. */
  readonly localPeerName: string;
  /** One line under the badge when something is wrong with the module, and what to do. */
  readonly detail: string;
  readonly canRetry: boolean;
  /** "Offline": empty while there is a network. */
  readonly networkHint: string;
  /** What keeps everything from working (WeChat too old, plugin unsupported, no credentials): a page of its own. */
  readonly obstacle: null | { readonly title: string; readonly advice: string; readonly details: string };
}

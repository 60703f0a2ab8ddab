import type { Ports, StreamSource } from '../../machines/kernel/ports';

/** A call that a port makes of what is behind it, in one word whatever the plugin or WeChat calls it. */
export type OutsideCall =
  | 'init'
  | 'reset'
  | 'startService'
  | 'stopService'
  | 'startStream'
  | 'stopStream'
  | 'checkDevice'
  | 'play'
  | 'snapshot'
  | 'resetLocalServer'
  /** A node whose component pulls by itself is asked to try once more. */
  | 'retry'
  | 'writeStorage'
  | 'saveImage'
  | 'saveVideo'
  | 'createFile'
  | 'writeFile'
  | 'closeFile'
  | 'keepFile'
  | 'openSettings'
  | 'askNetwork'
  | 'openPermissions';

/** What becomes of it: a no in its own way, a throw at once, no answer ever, or all well but six seconds later. */
export type Fate = 'refused' | 'throws' | 'hangs' | 'late';

/** What a plugin says by itself; `chunk` is one more chunk of bytes. */
export type PluginWord = 'natChanged' | 'natError' | 'disconnect' | 'eof' | 'fail' | 'chunk';

/** What happens to a player node: the page's part (`mount`, `autoplay`, `unmount`), and what its live-player does. */
export type NodeDeed =
  | 'mount'
  /** The page sets the node's `autoplay`: its first play. */
  | 'autoplay'
  | 'unmount'
  /** `playerReady` comes again, with the same context, or with another one. */
  | 'readyAgain'
  | 'readyAnew'
  /** It lets go of its connection by itself. */
  | 'letGo'
  | 'error'
  /** It holds 3,000 ms of video, and says so. */
  | 'holds3s';

/** What happens to a node whose component pulls by itself: the page's part (`mount`, `unmount`, `found…`), and what the component says. */
export type ManagedDeed =
  /** The page mounts it, and finds its component. */
  | 'mount'
  | 'unmount'
  /** The page finds the same component once more, or another one. */
  | 'foundAgain'
  | 'foundAnew'
  /** It asks the camera whether it accepts a viewer. */
  | 'checks'
  /** The first data has come; the first picture is there; sound is played. */
  | 'plays'
  | 'shows'
  | 'sounds'
  /** Its stream is away, and it mends that by itself. */
  | 'weakens'
  /** live-player inside it stutters (2105). */
  | 'stutters'
  /** It holds 3,000 ms of video, and says so. */
  | 'holds3s'
  | 'stops'
  /** The device's own end. */
  | 'ends'
  /** A failure after which `retry()` may help, or that says that it cannot. */
  | 'fails'
  | 'failsForGood'
  /** It says what nobody knows. */
  | 'mumbles';

/**
 * What lies behind the ports, as far as a row has to move it: a simulated plugin, a stand-in of a few lines, or a phone on a desk.
 * What is not given is missed by the rows that need it, in a sentence.
 */
export interface World {
  /** Lets so much time pass: virtual, or real. Promises that can settle have settled when it resolves. */
  advance(durationMs: number): Promise<void>;
  /** Decides what becomes of the next call of this name, once. */
  meet(call: OutsideCall, fate: Fate): void;
  /** The plugin says this now, of what runs under this id. False where this plugin never says that. */
  say(word: PluginWord, id: string): boolean;
  /** The plugin says this now of what ran under this id before it was stopped. False where it never does. */
  sayLate(word: PluginWord, id: string): boolean;
  node(view: string, key: number, deed: NodeDeed): void;
  managedNode(view: string, key: number, deed: ManagedDeed): void;
  /** The network that the phone is on from now on. */
  network(type: 'wifi' | 'none'): void;
  /** A temporary file that another call has left, as one of a snapshot: gives its path. */
  temporaryFile(bytes: Uint8Array): string;
  /** What can be seen from outside. */
  look(): Sight;
}

interface Sight {
  /** Ids under which the plugin holds a service or a stream. */
  readonly held: readonly string[];
  readonly isScreenKeptOn: boolean;
  /** Paths of the pictures that were put into the album. */
  readonly album: readonly string[];
  /** What is in the file of this path; undefined where there is none. */
  file(path: string): Uint8Array | undefined;
}

/** What a row is played on. */
export interface Bench {
  /** The ports under test; leave out the rows that ask something of others (`Row.ports`). */
  readonly ports: Partial<Ports>;
  readonly world: Partial<World>;
  /** Two cameras that can be watched; made-up ones where absent. */
  readonly cameras?: readonly [StreamSource, StreamSource];
  /** The row is over, well or not. */
  end?(): void | Promise<void>;
}

/** One promise of `machines/kernel/ports.ts`. */
export interface Row {
  readonly name: string;
  /** Those that it asks something of. */
  readonly ports: readonly (keyof Ports)[];
  /** Makes a bench of its own and plays the row on it. Rejects with an `Error` that says what was wrong. */
  run(): Promise<void>;
}

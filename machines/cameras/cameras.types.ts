import type { Framing } from '../kernel/framing';
import type { Address, PlayerMode, Quality, SourceKind, Storage, StreamSource } from '../kernel/ports';
import type { Secret } from '../privacy/secret';

/** A camera or server stream of the list: its source, whose id is unique in the list, and how a person wants it. */
export interface Camera extends StreamSource {
  readonly name: string;
  readonly quality: Quality;
  /** Which of its channels can be watched, the one to begin with first; the device's first one (0) alone where absent. */
  readonly channels?: readonly number[];
  /** `live` where absent. */
  readonly playerMode?: PlayerMode;
  /** How a person wants its picture to stand; as it comes where absent. */
  readonly framing?: Framing;
  /** Came with the app (simulated cameras): can be edited, and deleted like any other. */
  readonly builtIn?: boolean;
}

/**
 * The form's fields as typed. An empty `xp2pInfo` keeps the one that is set; a masked query value (`***`) of an edited
 * camera's url keeps the value that it stands for.
 */
export interface CameraForm {
  readonly name: string;
  readonly id: string;
  readonly kind: SourceKind;
  readonly by: Address['by'];
  readonly url: string;
  readonly productId: string;
  readonly deviceName: string;
  readonly xp2pInfo: Secret;
  readonly quality: Quality;
  /** Whether the camera is asked before each connection's first pull. */
  readonly deviceCheck: 'skip' | 'ask';
  /** Empty for a camera that does not fall over. */
  readonly liveStreamDomain: string;
  /** As `xp2pInfo`, but that a dash takes it away. */
  readonly initCommand: Secret;
  /** As it was typed: numbers with something between. Empty for the first one alone. */
  readonly channels: string;
  readonly playerMode: PlayerMode;
}

export type CameraField = keyof CameraForm;

/** Intents of a person, and nothing else. */
export type CamerasEvent =
  | { type: 'ADD' }
  | { type: 'EDIT'; id: string }
  | { type: 'CHANGE'; field: CameraField; value: string }
  /** The field lost the focus: from now on its error is shown. */
  | { type: 'TOUCH'; field: CameraField }
  | { type: 'SAVE' }
  | { type: 'CANCEL' }
  | { type: 'DELETE'; id: string }
  | { type: 'CONFIRM' }
  /** A picture of the camera was taken: a temporary file's path. */
  | { type: 'PICTURE'; id: string; path: string }
  /** Whoever watches it wants its picture to stand so. */
  | { type: 'FRAME'; id: string; framing: Framing };

/** What reading and writing the list tells; it happens within the event that asked for it. */
export type CamerasFact =
  | { type: 'list.read'; list: StoredList }
  /** The list is in storage: it is the one to show from now on. */
  | { type: 'list.written'; cameras: readonly Camera[] };

/** The list as storage gave it. */
export interface StoredList {
  readonly cameras: readonly Camera[];
  readonly trouble: StorageTrouble | null;
  /** What storage holds has not been read or set aside yet: it must be before anything is written over it. */
  readonly mustSetAside: boolean;
}

/** What went wrong with the storage: part of it set aside, all of it out of reach, or the last change not kept. */
type StorageTrouble = 'setAside' | 'unreadable' | 'notWritten';

export interface CamerasInput {
  readonly storage: Storage;
  /** What the list holds before a person changed it. */
  readonly builtIn: readonly Camera[];
}

export interface CamerasContext extends CamerasInput, StoredList {
  /** The last picture of each camera: temporary files, gone with the app. */
  readonly pictures: readonly { readonly id: string; readonly path: string }[];
  /** What an id was changed to, for whoever still has it; what it leads to may have been deleted since. */
  readonly movedTo: ReadonlyMap<string, string>;
  /** The camera that is edited; null while one is added. */
  readonly original: Camera | null;
  readonly form: CameraForm;
  /** The fields whose errors are shown. */
  readonly touched: readonly CameraField[];
  readonly saveFailed: boolean;
  readonly deletingId: string;
}

/** What the home page shows of the list. */
export interface CamerasView {
  readonly cards: readonly {
    readonly id: string;
    readonly name: string;
    /** P2P 直连 / 多人共享 */
    readonly kindText: string;
    readonly kind: SourceKind;
    readonly qualityText: string;
    readonly picture: string;
  }[];
  readonly empty: boolean;
  /** What happened to the storage, when something did (set aside, could not be written); else empty. */
  readonly storageHint: string;
  /** The deletion that waits for a yes. */
  readonly deleting: null | { readonly id: string; readonly question: string };
  readonly form: null | CameraFormView;
}

/** The form page or sheet: every text finished, errors only where they should be seen. */
export interface CameraFormView {
  readonly title: string;
  readonly adding: boolean;
  readonly kinds: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  readonly bys: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  readonly qualities: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  /** Empty for a server stream, which cannot be asked. */
  readonly deviceChecks: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  readonly playerModes: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[];
  /** Only the fields that this kind of source has, in order. */
  readonly fields: readonly {
    readonly field: string;
    readonly label: string;
    readonly value: string;
    readonly placeholder: string;
    readonly help: string;
    /** Says what is wrong and what to do; empty when nothing is, or it is too early to say. */
    readonly error: string;
    readonly secret: boolean;
  }[];
  /** Something was typed that is lost if the form is left. */
  readonly filled: boolean;
  readonly canSave: boolean;
  /** Saving failed as a whole (storage full): what to do. */
  readonly error: string;
}

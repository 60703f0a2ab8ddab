import type { AppEvent } from '../../../machines/app/app.types';
import type { Camera, CamerasEvent, CamerasFact } from '../../../machines/cameras/cameras.types';
import type { CommandsEvent } from '../../../machines/commands/commands.types';
import type { CommandFact, ListenFact, PressFact } from '../../../machines/connection/connection.protocol';
import type { ConnectionEvent } from '../../../machines/connection/connection.types';
import type { Failure } from '../../../machines/failure/failure.types';
import type { KeptIntent } from '../../../machines/kept/kept.types';
import type { StreamParams } from '../../../machines/kernel/ports';
import type { LogEvent } from '../../../machines/log/log.types';
import type { GenerationEvent, ModuleEvent } from '../../../machines/module/module.types';
import type { BytesEvent } from '../../../machines/picture/bytes/bytes.setup';
import type { ManagedEvent } from '../../../machines/picture/managed/managed.setup';
import type { PlayerEvent } from '../../../machines/player/player.machine';
import type { PtzEvent } from '../../../machines/ptz/ptz.types';
import type { RecordingEvent } from '../../../machines/recording/recording.types';
import type { SessionEvent } from '../../../machines/session/session.types';
import type { WatchingEvent, WatchingHears } from '../../../machines/watching/watching.types';

/**
 * What a field of an event holds. `failure`, `params` and `camera` are the project's own; `numbers` an object of numbers.
 * A `reference` (an actor, a player, what is made of many parts) only the app itself can put into an event.
 */
type Kind<Value> = unknown extends Value
  ? 'any'
  : Value extends undefined
    ? 'undefined'
    : Value extends null
      ? 'null'
      : Value extends string
        ? 'string'
        : Value extends number
          ? 'number'
          : Value extends boolean
            ? 'boolean'
            : Value extends Failure
              ? 'failure'
              : Value extends StreamParams
                ? 'params'
                : Value extends Camera
                  ? 'camera'
                  : Value extends readonly unknown[] | ((...parameters: never[]) => unknown)
                    ? 'reference'
                    : Value extends { readonly [Name in keyof Value]: number | undefined }
                      ? 'numbers'
                      : 'reference';

export type AnyKind =
  | 'any'
  | 'undefined'
  | 'null'
  | 'string'
  | 'number'
  | 'boolean'
  | 'failure'
  | 'params'
  | 'camera'
  | 'numbers'
  | 'reference';

type Payload<Event> = Omit<Event, 'type'>;

type WithPayload<Event extends { type: string }> = Event extends Event
  ? keyof Payload<Event> extends never
    ? never
    : Event
  : never;

type Shapes<Event extends { type: string }> = {
  readonly [Type in WithPayload<Event>['type']]: {
    readonly [Field in keyof Payload<Extract<Event, { type: Type }>>]-?: readonly Kind<
      Extract<Event, { type: Type }>[Field & keyof Extract<Event, { type: Type }>]
    >[];
  };
};

/** The events of each machine that carry something. Who gives an event a field has to tell of it here. */
export interface EventShapes {
  readonly app: Shapes<AppEvent>;
  readonly watching: Shapes<WatchingEvent | WatchingHears>;
  readonly module: Shapes<ModuleEvent>;
  readonly generation: Shapes<GenerationEvent>;
  readonly connection: Shapes<ConnectionEvent>;
  readonly session: Shapes<SessionEvent>;
  readonly picture: Shapes<BytesEvent>;
  readonly managedPicture: Shapes<ManagedEvent>;
  readonly ptz: Shapes<PtzEvent | PressFact>;
  readonly commands: Shapes<CommandsEvent | CommandFact | ListenFact>;
  readonly recording: Shapes<RecordingEvent>;
  readonly kept: Shapes<KeptIntent>;
  readonly player: Shapes<PlayerEvent>;
  readonly cameras: Shapes<CamerasEvent | CamerasFact>;
  readonly log: Shapes<LogEvent>;
}

import { failureOf } from '../../../machines/failure';
import type { ManagedFact, ManagedNodes, ManagedPlayer, PlayedSource } from '../../../machines/kernel/managed-nodes';
import type { StreamSource } from '../../../machines/kernel/ports';
import type { LivePlayerVersion } from '../player/first-frame';
import { quietly } from '../xp2p/quietly';
import { deviceParamsOf } from './device-params';
import { supports } from './feature-floors';
import { sendsPictures } from './iot-abilities';
import { ofHalf, toManagedFacts } from './managed-facts';
import { createManagedPlayer, isManagedComponent } from './managed-player';
import type { DeviceParams } from './surface';

/** What a component is told besides what the view model says (managed contract 4.1). Holds a secret: for the component alone. */
type ManagedProperties = DeviceParams & {
  /** Ask the camera first whether it accepts a viewer. */
  readonly needCheckStream?: boolean;
};

/** The nodes of all views whose component pulls by itself, and the way in for what they say. */
export interface DeliveringManagedNodes extends ManagedNodes, ManagedDelivery {}

/** Takes what the plugin's own components say, and gives what they play. */
export interface ManagedDelivery {
  /**
   * Takes one event of node `key` of `view`; `component` is what `selectComponent` found, null before it is there. `mounted` is
   * the page's own word: it says nothing but that. Of a node that nobody listens to all is dropped. Throws nothing.
   */
  deliver(view: string, key: number, event: string, detail: unknown, component: unknown): void;
  /** What node `key` of `view` is to play; undefined where nobody listens to it, or it cannot be played this way. */
  propertiesOf(view: string, key: number): ManagedProperties | undefined;
}

interface Attachment {
  readonly key: number;
  readonly source: PlayedSource;
  readonly tell: (fact: ManagedFact) => void;
  /** The one that was told as ready. */
  component: unknown;
  /** It is one too many for its plugin: nothing is mounted for it. */
  readonly isTooMany: boolean;
  /** It plays sound in one half, and pictures in the other. */
  readonly sendsPictures: boolean;
  /** A picture device says so of every picture; told is the first one of a play. */
  hasImage: boolean;
}

/** After these the next picture is a first one again. */
const IMAGES_END: readonly string[] = ['mjpgplaystart', 'mjpgplaystop', 'mjpgplayend', 'mjpgplayerror'];

/**
 * Listens to the plugin's own player components; `version` says whose live-player they have inside, `pluginVersion` what XP2P calls itself,
 * as far as it is known by then.
 */
export function createManagedNodes(
  version: LivePlayerVersion,
  pluginVersion: () => string = () => '',
): DeliveringManagedNodes {
  const attachments = new Map<string, Attachment>();
  const players = new WeakMap<object, ManagedPlayer>();

  const found = (view: string, key: number): Attachment | undefined => {
    const attachment = attachments.get(view);
    return attachment?.key === key ? attachment : undefined;
  };

  /** Before several channels came over one connection, a second node of a device is one too many (managed contract 10). */
  const isTooMany = (view: string, { id, channel = 0 }: PlayedSource): boolean =>
    !supports('channels', pluginVersion()) &&
    [...attachments].some(
      ([other, { source }]) => other !== view && source.id === id && (source.channel ?? 0) !== channel,
    );

  /** One `ManagedPlayer` for each component, told once to each listener. */
  function sayReady(attachment: Attachment, component: unknown): void {
    if (attachment.component === component || !isManagedComponent(component)) return;
    attachment.component = component;
    const player = players.get(component) ?? createManagedPlayer(component);
    players.set(component, player);
    attachment.tell({ type: 'managed.ready', player });
  }

  /** Whether it is one of the many pictures that follow the first. */
  function isFurtherImage(attachment: Attachment, event: string): boolean {
    if (IMAGES_END.includes(event)) attachment.hasImage = false;
    if (event !== 'mjpgreceiveimage') return false;
    const { hasImage } = attachment;
    attachment.hasImage = true;
    return hasImage;
  }

  return {
    attach(view, key, source, tell) {
      const attachment: Attachment = {
        ...{ key, source, tell, component: undefined, hasImage: false },
        sendsPictures: sendsPictures(source),
        isTooMany: isTooMany(view, source),
      };
      attachments.set(view, attachment);
      if (attachment.isTooMany) {
        const message = pluginVersion();
        tell({
          type: 'managed.failed',
          failure: failureOf('iot', 'channelsMissing', { step: 'player', message }),
          isFatal: true,
        });
      }
      return () => {
        if (attachments.get(view) === attachment) attachments.delete(view);
      };
    },
    deliver(view, key, event, detail, component) {
      const attachment = found(view, key);
      if (!attachment) return;
      sayReady(attachment, component);
      if (isFurtherImage(attachment, event)) return;
      const facts = toManagedFacts(event, detail, version);
      for (const fact of attachment.sendsPictures ? facts.flatMap((each) => ofHalf(event, each)) : facts) {
        // who is told may let go of the node by what it hears
        if (found(view, key) === attachment) attachment.tell(fact);
      }
    },
    propertiesOf(view, key) {
      const attachment = found(view, key);
      const source = attachment?.isTooMany ? undefined : attachment?.source;
      const params = source && quietly(() => deviceParamsOf(source, 'player'));
      return params && { ...params, ...(isAskedFirst(source, params) && { needCheckStream: true }) };
    },
  };
}

/** The check and the fall-over to one to many exclude each other (managed contract 4.1). */
const isAskedFirst = ({ deviceCheck }: StreamSource, params: DeviceParams): boolean =>
  deviceCheck === true && params.p2pMode === 'ipc' && params.liveStreamDomain === undefined;

import { audioFrame, audioSequence, flvHeader, frame, join, keyFrame, videoSequence } from './flv-builder';
import { World } from './world';

/** What comes in a tenth of a second. */
type Tag = 'beginning' | 'keyFrame' | 'frame' | 'sound';

const bytesOf: Readonly<Record<Tag, (atMs: number) => Uint8Array>> = {
  beginning: () => join(flvHeader(), videoSequence(), audioSequence()),
  keyFrame,
  frame,
  sound: audioFrame,
};

/** A world whose every pull brings what is said of its time, in seconds after it was asked for. */
export function worldWith(
  stream: (second: number) => readonly Tag[],
  prepare: (world: World) => void = () => undefined,
): World {
  return new World((world) => {
    prepare(world);
    const { plugin, clock } = world;
    plugin.flows = false;
    const start = plugin.startStream.bind(plugin);
    plugin.startStream = (source, params, tell, write) => {
      const asked = start(source, params, tell, write);
      const beganAtMs = clock.now();
      const send = () => {
        if (plugin.streams.get(source.id)?.write !== write) return;
        const atMs = clock.now() - beganAtMs;
        const tags = stream(atMs / 1_000);
        if (tags.length > 0) write(join(...tags.map((tag) => bytesOf[tag](atMs))).buffer);
        clock.setTimeout(send, 100);
      };
      clock.setTimeout(() => tell({ type: 'stream.headerArrived' }), 20);
      clock.setTimeout(send, 100);
      return asked;
    };
  });
}

/** The picture is at its beginning in the first tenth of a second, then this. */
export const begunWith =
  (stream: (second: number) => readonly Tag[]) =>
  (second: number): readonly Tag[] =>
    second < 0.15 ? ['beginning', 'keyFrame'] : stream(second);

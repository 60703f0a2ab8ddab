import type { Camera } from '../../../machines/cameras';
import { camera, otherCamera, serverStream, World } from '../../support/world';

const thirdCamera: Camera = { ...camera, id: 'shed', name: 'Shed' };

/** What a wall shows from its four places, as its views are called. */
export const four = { one: camera, two: otherCamera, three: thirdCamera, four: serverStream } as const;

/** A wall of these cameras, a view each, opened together and on until every picture moves (or cannot). */
export async function wallOf(cameras: Readonly<Record<string, Camera>> = four, prepare?: (world: World) => void) {
  const world = new World(prepare);
  for (const [view, opened] of Object.entries(cameras)) world.open(opened, view, true);
  await world.advance(2_000);
  return world;
}

export const viewsOf = (world: World): readonly string[] => [...world.watching.getSnapshot().context.views.keys()];

export const streamsOf = (world: World): readonly string[] => viewsOf(world).map((view) => world.stream(view));

/** The views that can be heard. */
export const heard = (world: World): readonly string[] => viewsOf(world).filter((view) => !world.view(view).muted);

export const playing = 'playing';

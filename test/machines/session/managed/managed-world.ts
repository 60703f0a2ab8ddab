import type { ManagedHabits } from '../../../support/fake-managed-nodes';
import { World } from '../../../support/world';

/** The whole app over a plugin whose components pull by themselves. */
export function managedWorld(habits: Partial<ManagedHabits> = {}, prepare: (world: World) => void = () => undefined) {
  return new World((world) => {
    world.way = 'managed';
    Object.assign(world.managedNodes.habits, habits);
    prepare(world);
  });
}

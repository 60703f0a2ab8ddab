import type { ActorRefFrom } from 'xstate';
import { sourceOf } from '../../machines/cameras';
import { commandsMachine, commandsView } from '../../machines/commands';
import type { StreamSource } from '../../machines/kernel/ports';
import { ptzMachine, ptzView } from '../../machines/ptz';
import { camera, type World } from './world';

/** Opens what stands beside a view, as its door does. */
function openBeside(world: World, name: 'ptz' | 'commands', view = 'live', source: StreamSource = sourceOf(camera)) {
  const logic = name === 'ptz' ? ptzMachine : commandsMachine;
  world.watching.send({ type: 'capability.opened', view, name, source, language: 'en', logic });
  const made = world.watching.getSnapshot().context.views.get(view)?.beside.get(name);
  if (!made) throw new Error(`no ${name} beside ${view}`);
  return made as unknown;
}

export function openPtz(world: World, view = 'live', source?: StreamSource) {
  const actor = openBeside(world, 'ptz', view, source) as ActorRefFrom<ReturnType<typeof ptzMachine>>;
  return { actor, view: () => ptzView(actor.getSnapshot()) };
}

export function openCommands(world: World, view = 'live', source?: StreamSource) {
  const actor = openBeside(world, 'commands', view, source) as ActorRefFrom<ReturnType<typeof commandsMachine>>;
  return { actor, view: () => commandsView(actor.getSnapshot(), 0) };
}

import { type AnyEventObject, createActor, type InputFrom } from 'xstate';
import { statePath } from '../../../machines/kernel/state-path';
import { bytesPicture } from '../../../machines/picture';
import { ear } from '../../support/ear';
import { FakePlayers } from '../../support/fake-players';
import { VirtualClock } from '../../support/virtual-clock';

/** A picture that was told to show, and the connection that it waits for. */
function opening() {
  const clock = new VirtualClock();
  const page = ear();
  const connection = ear();
  const input = {
    ports: { clock, players: new FakePlayers(clock) },
    view: 'live',
    source: { id: 'door', kind: 'camera', url: '' },
    quality: 'high',
    playerMode: 'live',
    catchUpAboveMs: Number.POSITIVE_INFINITY,
    owner: page.ref,
    connection: connection.ref,
  };
  const picture = createActor(bytesPicture(), { clock, input: input as unknown as InputFrom<typeof bytesPicture> });
  picture.start();
  picture.send({ type: 'SHOW', quality: 'high', tries: 0 });
  const viewer = connection.heard.find(({ type }) => type === 'JOIN')?.from as { send(fact: AnyEventObject): void };
  return {
    picture,
    hear: (type: string, reason: string | null = null) => viewer.send({ type, reason }),
    at: () => statePath(picture.getSnapshot().value),
    steps: () => page.heard.filter(({ type }) => type === 'picture.step').map(({ step }) => step),
  };
}

test('a module that is taken away while the service starts is waited for again, and then the service, each as its step', () => {
  const { hear, at, steps } = opening();
  hear('connection.waitingForModule', 'init');
  hear('connection.startingService');
  hear('connection.waitingForModule', 'reset');
  expect(at()).toBe('linked.opening.module.toShow');
  hear('connection.startingService');
  expect(at()).toBe('linked.opening.service.toShow');
  expect(steps()).toEqual(['initModule', 'startService', 'resetModule', 'startService']);
});

test('whoever rests meanwhile goes on resting', () => {
  const { picture, hear, at } = opening();
  hear('connection.startingService');
  picture.send({ type: 'REST' });
  hear('connection.waitingForModule', 'reset');
  expect(at()).toBe('linked.opening.module.toRest');
  hear('connection.startingService');
  expect(at()).toBe('linked.opening.service.toRest');
});

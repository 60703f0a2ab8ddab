import { createActor, createMachine } from 'xstate';
import { Phone } from '../phone/phone';
import type { Setup } from '../scenario.types';

const setup: Setup = {
  generation: '3.1',
  platform: 'android',
  network: 'wifi',
  assumptions: {},
  slowness: 1,
  lateShare: 0,
  latestMs: 0,
  chance: 2,
};

async function playing(): Promise<Phone> {
  const phone = new Phone({ setup });
  phone.open('live', ['door']);
  await phone.advance(10_000);
  return phone;
}

const wrongIn = (phone: Phone): readonly string[] => phone.violations.found.map(({ what }) => what);

/** One that waits in a state of its own. */
const machine = createMachine({ id: 'kettle', initial: 'cold', states: { cold: { on: { HEAT: 'hot' } }, hot: {} } });

function scheduledFor(state: string, isStopped: boolean) {
  const kettle = createActor(machine, { id: 'kettle' }).start();
  if (isStopped) kettle.stop();
  return { source: kettle, event: { type: `xstate.after.boil.kettle.${state}` }, delay: 10 };
}

test('while a picture plays the timers of its states run, and no others', async () => {
  const phone = await playing();
  expect(phone.scheduled().length).toBeGreaterThan(0);
  expect(wrongIn(phone)).toEqual([]);
});

test('a timer that neither a state nor a call has set is noticed', async () => {
  const phone = await playing();
  phone.appClock.setTimeout(() => undefined, 77_000);
  await phone.advance(1_000);
  expect(wrongIn(phone)).toEqual(['a timer of 77000 ms runs for no state and no call']);
});

test('a countdown that goes on while the picture plays is noticed', async () => {
  const phone = await playing();
  phone.appClock.setTimeout(() => undefined, 1_000);
  await phone.advance(500);
  expect(wrongIn(phone)).toEqual(['1 × countdown, while playing.showing.shown.moving']);
});

test('a probe of bytes that nobody stops is noticed after a while', async () => {
  const phone = await playing();
  const [tile] = phone.top?.tiles ?? [];
  if (tile) phone.top?.send(tile, { type: 'STOP' });
  const probe = () => void phone.appClock.setTimeout(probe, 250);
  probe();
  await phone.advance(20_000);
  expect(wrongIn(phone)).toEqual(['1 × probe of bytes, while stopped']);
});

test('a delay of a state that was left, and one of an actor that has ended, are noticed', async () => {
  const phone = await playing();
  const scheduled = jest.spyOn(phone, 'scheduled');
  scheduled.mockReturnValue([scheduledFor('cold', false)]);
  phone.timers.look();
  const before = wrongIn(phone).filter((what) => what.includes('kettle'));
  scheduled.mockReturnValue([scheduledFor('hot', false), scheduledFor('cold', true)]);
  phone.timers.look();
  expect(before).toEqual([]);
  expect(wrongIn(phone).filter((what) => what.includes('kettle'))).toEqual([
    'xstate.after.boil.kettle.hot runs for kettle, which is not in that state',
    'xstate.after.boil.kettle.cold runs for kettle, which is stopped',
  ]);
});

test('a delay of the picture that goes on though it was stopped is noticed after a while', async () => {
  const phone = await playing();
  const [tile] = phone.top?.tiles ?? [];
  if (!tile) throw new Error('nothing is open');
  phone.top?.send(tile, { type: 'STOP' });
  const ofPicture = scheduledFor('cold', false);
  Object.assign(ofPicture.source, { _parent: { id: `session ${tile.view}` } });
  jest.spyOn(phone, 'scheduled').mockReturnValue([ofPicture]);
  await phone.advance(20_000);
  expect(wrongIn(phone)).toContain(`xstate.after.boil.kettle.cold of ${tile.view} runs while it is stopped`);
});

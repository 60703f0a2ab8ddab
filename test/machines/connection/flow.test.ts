import { camera, otherCamera, serverStream, World } from '../../support/world';
import { callsOf, expectNothingLeft } from '../session/story';

/** Where components pull by themselves, what they say of their bytes is all that the module is judged by. */
const world = () =>
  new World((made) => {
    made.way = 'managed';
  });
const silent = { plays: false, showsPicture: false, framesPerSecond: null } as const;

test('a server stream over which nothing comes has the module reset too: the components play over its local server', async () => {
  const made = new World((prepared) => {
    prepared.way = 'managed';
    prepared.plugin.serversNeedModule = true;
  });
  Object.assign(made.managedNodes.habits, silent);
  made.open(serverStream);
  await made.advance(120_000);
  expect(callsOf(made)).toContain('reset all');
  await expectNothingLeft(made);
});

test('a camera that plays keeps the module from a reset that another one in trouble would have', async () => {
  const made = world();
  await made.watch(camera, 'good');
  Object.assign(made.managedNodes.habits, silent);
  made.open(otherCamera, 'bad');
  for (let turn = 0; turn < 45; turn += 1) {
    await made.advance(2_000);
    made.managedNodes.node('good').say({ type: 'managed.measured', measure: { framesPerSecond: 15 } });
  }
  expect(callsOf(made).filter((call) => call.startsWith('reset'))).toEqual([]);
  expect(made.view('good').status.text).toBe('Live');
  await expectNothingLeft(made);
});

test('when it has left, the one in trouble has its reset', async () => {
  const made = world();
  await made.watch(camera, 'good');
  Object.assign(made.managedNodes.habits, silent);
  made.open(otherCamera, 'bad');
  await made.advance(5_000);
  made.leave('good');
  await made.advance(60_000);
  expect(callsOf(made)).toContain('reset all');
  await expectNothingLeft(made);
});

test('of two views of one camera the one that shows a picture keeps the holding for both', async () => {
  const made = world();
  await made.watch(camera, 'good');
  Object.assign(made.managedNodes.habits, silent);
  made.open(camera, 'bad');
  for (let turn = 0; turn < 30; turn += 1) {
    await made.advance(2_000);
    made.managedNodes.node('good').say({ type: 'managed.measured', measure: { framesPerSecond: 15 } });
  }
  expect(callsOf(made).filter((call) => call.includes('Service'))).toEqual(['startService door']);
  expect(made.view('good').status.text).toBe('Live');
  await expectNothingLeft(made);
});

test('of two views of one camera, what is left when the one that shows a picture leaves is what counts', async () => {
  const made = world();
  await made.watch(camera, 'good');
  Object.assign(made.managedNodes.habits, silent);
  made.open(camera, 'bad');
  await made.advance(1_000);
  const flow = () =>
    made.watching
      .getSnapshot()
      .context.module?.getSnapshot()
      .context.users.map((user) => 'flow' in user && user.flow);
  expect(flow()).toEqual(['flowing']);
  made.leave('good');
  expect(flow()).toEqual(['dry']);
  await expectNothingLeft(made);
});

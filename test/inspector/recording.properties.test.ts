import fc from 'fast-check';
import { createActor } from 'xstate';
import { createInspector } from '../../development/inspector/inspector';
import type { HelloMessage, RecordMessage } from '../../development/inspector/protocol.types';
import { History as PageHistory } from '../../tools/inspector/page/model/history';
import type { Moment } from '../../tools/inspector/page/model/moment';
import { parseRecording, recordingText, recordTo } from '../../tools/inspector/recording.mjs';
import { History as RelayHistory } from '../../tools/inspector/relay/history.mjs';
import { VirtualClock } from '../support/virtual-clock';
import { doorMachine } from './door.machine';

/** What happens to one app: doors come, open, close, are told anything, and go; at times more than anybody keeps. */
type Deed =
  | { readonly deed: 'come' | 'go' | 'open' | 'close'; readonly times: number }
  | { readonly deed: 'note'; readonly times: number; readonly detail: unknown }
  | { readonly deed: 'shout'; readonly times: number; readonly type: string }
  | { readonly deed: 'wait'; readonly ms: number };

const times = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 5 }) },
  // around what an app keeps, and what fits into a frame
  { weight: 2, arbitrary: fc.constantFrom(99, 100, 101, 998, 1_000, 1_002, 2_100) },
);
const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.oneof(
    fc.record({ deed: fc.constantFrom('open' as const, 'close' as const), times }),
    fc.record({ deed: fc.constantFrom('come' as const, 'go' as const), times: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ deed: fc.constant('note' as const), times, detail: fc.anything() }),
    fc.record({ deed: fc.constant('shout' as const), times, type: fc.string({ maxLength: 600, size: 'max' }) }),
    fc.record({ deed: fc.constant('wait' as const), ms: fc.constantFrom(0, 39, 40, 5_000) }),
  ),
  { maxLength: 12 },
);

/** What an app that lived through this told of itself, as a file. */
async function recorded(story: readonly Deed[]): Promise<string> {
  const clock = new VirtualClock(1_000);
  let written = '';
  const { observe } = createInspector({
    clock,
    build: 'device',
    platform: '',
    random: () => 0.5,
    faults: { groups: () => [], run: () => undefined, clear: () => undefined },
    connect: recordTo((more) => {
      written += more;
    }, 7),
  });
  const come = () => createActor(doorMachine, { clock, inspect: observe, id: 'door' }).start();
  const doors = [come()];
  const does: Readonly<Record<Exclude<Deed['deed'], 'wait'>, (deed: Deed) => unknown>> = {
    come: () => doors.push(come()),
    go: () => doors.shift()?.stop(),
    open: () => doors[0]?.send({ type: 'OPEN' }),
    close: () => doors[0]?.send({ type: 'CLOSE' }),
    note: (deed) => doors[0]?.send({ type: 'NOTE', detail: 'detail' in deed ? deed.detail : '' }),
    shout: (deed) => doors[0]?.send({ type: 'type' in deed ? deed.type : '' } as never),
  };
  for (const deed of story) {
    if (deed.deed === 'wait') await clock.advance(deed.ms);
    else for (let time = 0; time < deed.times; time += 1) does[deed.deed](deed);
  }
  await clock.advance(10_000);
  return written;
}

/** What a viewer shows who heard all of this; it keeps as much as it is given room for. */
function viewerOf(records: readonly RecordMessage[], room?: readonly [number, number]): PageHistory {
  const viewer = new PageHistory(...(room ?? []));
  for (const record of records) viewer.append([record]);
  return viewer;
}

/** Who lives, in which state and with what. */
const standing = ({ actors }: Moment) =>
  [...actors.values()].filter(({ isGone }) => !isGone).map(({ id, value, context }) => ({ id, value, context }));

const saved = (hello: HelloMessage, viewer: PageHistory) => parseRecording(recordingText(hello, viewer.toRecords(), 7));

test('whatever an app lives through, what was recorded of it can be opened, up to its last state', async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (story) => {
      const text = await recorded(story);
      const { records, isCutOff } = parseRecording(text);
      expect(isCutOff).toBe(false);
      expect(text.trim().split('\n')).toHaveLength(records.length + 2);
      expect(records.map(({ seq }) => seq)).toEqual(records.map(({ seq }) => seq).sort((one, other) => one - other));
    }),
    { numRuns: 60 },
  );
});

test('what a viewer saved can be opened and shows the same, however much the relay, the viewer or both had dropped', async () => {
  const room = fc.option(fc.constantFrom<readonly [number, number]>([20, 10], [400, 100], [1_000, 999]), {
    nil: undefined,
  });
  const bytes = fc.constantFrom(1, 2_000, 50_000, 12_000_000);
  await fc.assert(
    fc.asyncProperty(deeds, bytes, room, async (story, relayBytes, viewerRoom) => {
      const { hello, records } = parseRecording(await recorded(story));
      const relay = new RelayHistory(relayBytes);
      for (const record of records) relay.add(record, JSON.stringify(record).length);
      const viewer = viewerOf(relay.all(), viewerRoom);
      const opened = saved(hello, viewer);
      expect(opened.hello).toEqual(hello);
      expect(standing(viewerOf(opened.records).latest)).toEqual(standing(viewer.latest));
      expect(standing(viewer.latest)).toEqual(standing(viewerOf(records).latest));
    }),
    { numRuns: 60 },
  );
});

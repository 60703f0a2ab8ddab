import { failureOf } from '../../../../machines/failure';
import type { StreamFact, Xp2p } from '../../../../machines/kernel/ports';
import type { Bench } from '../../../../simulator/conformance';
import { impatient, type Mistakes, raw, type Scene } from './mistake';
import {
  type Ear,
  failed,
  generous,
  hearing,
  more,
  type Start,
  starting,
  type Tell,
  talkative,
  twice,
  withText,
  xp2p,
} from './plugin-mistakes';

/** Something is done when the first start has answered. */
const afterFirst = (call: Start, act: (ear: Ear, scene: Scene) => void): (() => Bench) =>
  starting(call, (begin, ear, scene) =>
    begin().then((answer) => {
      if (ear.nth === 0) act(ear, scene);
      return answer;
    }),
  );

const ofStart = (call: Start): Mistakes => ({
  [`${call}: one that is refused rejects with a Failure`]: {
    'rejects with the code of the plugin': starting(call, (begin) => begin().catch(raw)),
    'resolves with the code of the plugin': starting(call, (begin) => begin().catch(({ code }) => code)),
  },
  [`${call}: one that throws behind the port rejects with a Failure`]: {
    'throws too': starting(call, (begin, _ear, scene) => {
      if (scene.met(call) === 'throws') throw new Error('thrown');
      return begin();
    }),
  },
  [`${call}: after one that was refused nothing is told or written, and the next goes well`]: {
    'it tells of its end too': starting(call, (begin, { tell }, scene) =>
      begin().catch((failure) => {
        scene.ports.clock.setTimeout(() => tell(failed), 200);
        throw failure;
      }),
    ),
    'the next is refused as well': starting(call, (begin, { nth }) =>
      nth === 0 ? begin() : Promise.reject(failureOf('xp2p', -2401)),
    ),
  },
  [`${call}: one that hangs is left to the deadline of who calls; stopped, it can be made again`]: {
    'has a deadline of its own': starting(call, (begin, _ear, scene) => impatient(scene, 6_000, begin())),
    'the next one waits for it': starting(call, (begin, { nth }, scene) => {
      const turn = nth === 0 ? begin() : (scene.kept as Promise<unknown>).then(begin);
      scene.kept = turn;
      return turn;
    }),
  },
  [`${call}: an answer that comes after a stop and a newer start disturbs neither`]: {
    'the newer stream is stopped by it': afterFirst(call, ({ id }, scene) => void scene.ports.xp2p.stopService(id)),
    'it is told to who has stopped': afterFirst(call, ({ tell }) => tell({ type: 'service.connected' })),
  },
});

type Stop = 'stopService' | 'stopStream';

/** Each stop is made otherwise. */
const stopping = (call: Stop, change: (stop: () => unknown, nth: number) => unknown): (() => Bench) =>
  xp2p((real) => {
    let nth = -1;
    return {
      [call]: (...given: Parameters<Xp2p['stopStream']>) => {
        nth += 1;
        return change(() => real[call](...given), nth);
      },
    };
  });

const ofStop = (call: Stop): Mistakes => ({
  [`${call}: what it throws or rejects with is a Failure, and it can be called once more`]: {
    'rejects with what the plugin throws': stopping(call, async (stop) => {
      try {
        await stop();
      } catch (reason) {
        raw(reason);
      }
    }),
    'the second is refused': stopping(call, (stop, nth) =>
      nth === 0 ? stop() : Promise.reject(failureOf('xp2p', -2403)),
    ),
  },
  [`${call}: nothing is told or written from its call on, whatever the plugin says late`]: {
    'late words are passed on': talkative,
    'late bytes are passed on': generous,
    'its own stop is told as a failure': xp2p((real) => {
      let say: (fact: StreamFact) => void = () => undefined;
      return {
        startStream: (source, params, tell, write) => {
          say = tell;
          return real.startStream(source, params, tell, write);
        },
        [call]: (...given: Parameters<Xp2p['stopStream']>) => {
          say(failed);
          return real[call](...given);
        },
      };
    }),
  },
});

/** Notes whose service is started. */
const noting = (real: Xp2p, note: (id: string) => void): Pick<Xp2p, 'startService'> => ({
  startService: (source, params, tell) => {
    note(source.id);
    return real.startService(source, params, tell);
  },
});

export const serviceMistakes: Mistakes = {
  ...ofStart('startService'),
  ...ofStart('startStream'),
  ...ofStop('stopService'),
  ...ofStop('stopStream'),
  'stopService: the plugin holds nothing under the id any more, and another start goes well': {
    'the stream alone is stopped': xp2p((real) => ({
      stopService: (id) => real.stopStream(id, { action: 'live', channel: 0, quality: 'high' }),
    })),
  },
  'stopService: of an id that has no service it does no harm': {
    'it throws': xp2p((real) => {
      const started = new Set<string>();
      return {
        ...noting(real, (id) => void started.add(id)),
        stopService: (id) => {
          if (!started.delete(id)) throw failureOf('xp2p', -2403);
          return real.stopService(id);
        },
      };
    }),
    'it stops the last one that was started': xp2p((real) => {
      let last = '';
      return {
        ...noting(real, (id) => {
          last = id;
        }),
        stopService: () => real.stopService(last),
      };
    }),
  },
  'service: that it is dead is told once, with a Failure, and nothing after it': {
    twice: twice('service.broken'),
    'with a text': withText('service.broken', 'disconnect'),
    'its stream says so too, later': more('service.broken', (tell, _fact, scene) => {
      scene.ports.clock.setTimeout(() => tell(failed), 100);
    }),
  },
  'service: ids run side by side, and what is told of one is not told of the other': {
    'everybody is told': hearing(({ tell }, scene) => {
      const ears = [...((scene.kept ?? []) as Tell[]), tell];
      scene.kept = ears;
      return { tell: (fact) => (scene.kept as Tell[]).forEach((each) => void each(fact)) };
    }),
    'a second service ends the first': xp2p((real) => {
      let last = '';
      return noting(real, (id) => {
        if (last !== '') real.stopService(last);
        last = id;
      });
    }),
  },
  'destroy: nothing that was started before it says or writes anything more': {
    'late words are passed on': talkative,
    'late bytes are passed on': generous,
    'services are left as they are': xp2p(() => ({ destroy: () => undefined })),
  },
};

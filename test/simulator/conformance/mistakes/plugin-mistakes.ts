import { failureOf } from '../../../../machines/failure';
import type { ServiceFact, StreamFact, Write, Xp2p } from '../../../../machines/kernel/ports';
import type { Bench } from '../../../../simulator/conformance';
import { changed, type Scene } from './mistake';

export const xp2p = (change: (real: Xp2p, scene: Scene) => Partial<Xp2p>): (() => Bench) => changed('xp2p', change);

type Fact = ServiceFact | StreamFact;
export type Tell = (fact: Fact) => void;

/** What one viewer of the plugin is told and given, and how often there was one before. */
export interface Ear {
  readonly id: string;
  readonly nth: number;
  readonly tell: Tell;
  readonly write: Write;
}

/** Each start's viewer hears something else. */
export const hearing = (change: (ear: Ear, scene: Scene) => Partial<Pick<Ear, 'tell' | 'write'>>): (() => Bench) =>
  xp2p((real, scene) => {
    let nth = 0;
    return {
      startService: (source, params, tell) => {
        const ear = { id: source.id, nth, tell: tell as Tell, write: () => undefined };
        return real.startService(source, params, change(ear, scene).tell ?? tell);
      },
      startStream: (source, params, tell, write) => {
        const ear = { id: source.id, nth, tell, write };
        nth += 1;
        const heard = change(ear, scene);
        return real.startStream(source, params, heard.tell ?? tell, heard.write ?? write);
      },
    };
  });

/** After a fact of this type more is told. */
export const more = (type: Fact['type'], add: (tell: Tell, fact: Fact, scene: Scene) => void): (() => Bench) =>
  hearing(({ tell }, scene) => ({
    tell: (fact) => {
      tell(fact);
      if (fact.type === type) add(tell, fact, scene);
    },
  }));

export const twice = (type: Fact['type']): (() => Bench) => more(type, (tell, fact) => tell(fact));

/** Facts of this type are told with a text where a Failure belongs. */
export const withText = (type: Fact['type'], failure: string): (() => Bench) =>
  hearing(({ tell }) => ({
    tell: (fact) => tell(fact.type === type ? ({ ...fact, failure } as never) : fact),
  }));

export const failed: StreamFact = { type: 'stream.failed', failure: failureOf('notice', 'close') };

/** Whoever was told once is told what is said late, too. */
export const talkative = hearing(({ id, tell }, scene) => {
  scene.onWord((word, of, isLate) => void (isLate && of === id && word !== 'chunk' && tell(failed)));
  return {};
});

/** And is given what comes late. */
export const generous = hearing(({ id, write }, scene) => {
  scene.onWord((word, of, isLate) => void (isLate && of === id && word === 'chunk' && write(new ArrayBuffer(8))));
  return {};
});

export type Start = 'startService' | 'startStream';

/** Each start is made otherwise. */
export const starting = (
  call: Start,
  change: (begin: () => Promise<unknown>, ear: Ear, scene: Scene) => Promise<unknown>,
): (() => Bench) =>
  xp2p((real, scene) => {
    let nth = -1;
    const made = (begin: () => Promise<unknown>, id: string, tell: Tell, write: Write) => {
      nth += 1;
      return change(begin, { id, nth, tell, write }, scene);
    };
    return call === 'startService'
      ? {
          startService: (source, params, tell) =>
            made(
              () => real.startService(source, params, tell),
              source.id,
              tell as Tell,
              () => undefined,
            ) as Promise<void>,
        }
      : {
          startStream: (source, params, tell, write) =>
            made(() => real.startStream(source, params, tell, write), source.id, tell, write) as Promise<object>,
        };
  });

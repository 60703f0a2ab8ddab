import type { Mistakes } from './mistake';
import { generous, hearing, more, talkative, twice, withText, xp2p } from './plugin-mistakes';

const ofEnd = (end: 'stream.ended' | 'stream.failed'): Mistakes[string] => ({
  twice: twice(end),
  'what comes after it is told too': talkative,
  'not at all': hearing(({ tell }) => ({ tell: (fact) => void (fact.type !== end && tell(fact)) })),
});

export const streamMistakes: Mistakes = {
  'stream: its header is told once, before the first chunk': {
    twice: twice('stream.headerArrived'),
    'after the first chunk': hearing(({ tell }, scene) => ({
      tell: (fact) => {
        if (fact.type === 'stream.headerArrived') scene.ports.clock.setTimeout(() => tell(fact), 150);
        else tell(fact);
      },
    })),
    'the request is told each second': more('stream.requested', (tell, fact, scene) => {
      scene.ports.clock.setTimeout(() => tell(fact), 1_000);
    }),
  },
  'stream: each pull begins with the FLV header': {
    'a second pull goes on where the first was': hearing(({ nth, write }) => {
      let isFirst = nth > 0;
      return {
        write: (chunk) => {
          write(isFirst ? chunk.slice(3) : chunk);
          isFirst = false;
        },
      };
    }),
  },
  'stream: a chunk belongs to who was given it: no buffer comes twice, none is changed later': {
    'one buffer for all': hearing(({ write }) => {
      const buffer = new Uint8Array(64);
      return {
        write: (chunk) => {
          buffer.set(new Uint8Array(chunk));
          write(buffer.buffer);
        },
      };
    }),
    'a chunk is cleared once the next is there': hearing(({ write }) => {
      let last = new ArrayBuffer(0);
      return {
        write: (chunk) => {
          new Uint8Array(last).fill(0);
          last = chunk;
          write(chunk);
        },
      };
    }),
  },
  'stream: the device’s own end is told once, and nothing after it': ofEnd('stream.ended'),
  'stream: that it failed is told once, with a Failure, and nothing after it': {
    ...ofEnd('stream.failed'),
    'with a text': withText('stream.failed', 'fail'),
  },
  'stream: after its stop the next is pulled over the same service, and hears nothing of the one before': {
    'late words are told to the newest': talkative,
    'late bytes are written to the newest': generous,
    'the service is stopped too': xp2p((real) => ({ stopStream: (id) => real.stopService(id) })),
  },
  'checkDevice: resolves with a whole number, and rejects with a Failure where the camera did not answer': {
    'resolves with a text': xp2p((real) => ({
      checkDevice: (...given) => Promise.resolve(real.checkDevice?.(...given)).then(() => '0' as never),
    })),
    'takes no answer for a yes': xp2p((real) => ({
      checkDevice: (...given) =>
        Promise.resolve(real.checkDevice?.(...given)).then(
          () => 0,
          () => 0,
        ),
    })),
  },
};

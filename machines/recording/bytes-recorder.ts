import { fromCallback } from 'xstate';
import type { ConnectionRequest, TapFact } from '../connection';
import type { Failure } from '../failure';
import { recordingFailure } from '../failure/recording-failure';
import type { Ports, Write } from '../kernel/ports';
import type { Ref } from '../kernel/talk';
import { createFlvSamples } from './flv-samples';
import { createParts, type Parts } from './parts';
import type { RecorderEvent, RecorderFact } from './recorder.protocol';
import { recordingLimits } from './recording-limits';

export interface RecorderInput {
  readonly ports: Pick<Ports, 'clock' | 'files'>;
  readonly connection: Ref<ConnectionRequest>;
  /** Its first file is called so, with `.mp4` behind it; a later one with its number before that. */
  readonly name: string;
}

/** A failure as it is, and anything else that was thrown as one. */
const failureOf = (reason: unknown): Failure => {
  const { source, kind } = (reason ?? {}) as Partial<Failure>;
  return source && kind ? (reason as Failure) : recordingFailure('fileFailed', { message: String(reason) });
};

/**
 * Records what a connection pulls for others: listens in, and writes the samples as they are. From entry to exit of the state that invokes
 * this. It never throws into the connection, and closes its file at once, whatever ends it.
 */
export const bytesRecorder = fromCallback<RecorderEvent, RecorderInput>(({ input, self, sendBack, receive }) => {
  const { ports, connection, name } = input;
  const { clock, files } = ports;
  const tell = (fact: RecorderFact) => sendBack(fact);
  const from = self as unknown as Ref<TapFact>;
  let isOver = false;
  let hasBegun = false;
  let isPaused = false;
  let parts: Parts | null = null;
  let timer: unknown = null;

  const leave = () => {
    isOver = true;
    clock.clearTimeout(timer);
    connection.send({ type: 'UNTAP', from });
  };
  /** Closes the file, then says why it ended: a file that cannot be closed is why. */
  const end = (fact: RecorderFact) => {
    if (isOver) return;
    leave();
    let last = fact;
    try {
      parts?.close();
    } catch (reason) {
      if (fact.type === 'recorder.finished') last = { type: 'recorder.failed', failure: failureOf(reason) };
    }
    tell(last);
  };
  const fail = (failure: Failure) => end({ type: hasBegun ? 'recorder.failed' : 'recorder.refused', failure });
  /** Nothing of what is written to it may hurt whoever writes. */
  const tried = (act: () => void) => {
    try {
      act();
    } catch (reason) {
      fail(failureOf(reason));
    }
  };

  const lookAgain = () => {
    timer = clock.setTimeout(lookAgain, recordingLimits.tellEveryMs);
    const written = parts?.look();
    if (written && hasBegun && !isPaused) tell({ type: 'recorder.wrote', ...written });
  };

  /** A pull begins: its bytes go here. */
  const begin = (into: Parts) => (): Write => {
    into.beginPull();
    const samples = createFlvSamples({
      config: (config) => into.config(config),
      sample(sample) {
        into.sample(sample);
        if (hasBegun || sample.track !== 'video' || !sample.isKey) return;
        hasBegun = true;
        tell({ type: 'recorder.began' });
      },
      soundLeftOut: (codec) => tell({ type: 'recorder.soundLeftOut', codec }),
      trouble: (trouble, detail) => fail(recordingFailure(trouble, detail === '' ? {} : { message: detail })),
    });
    return (chunk) => {
      if (!isOver) tried(() => samples.push(chunk));
    };
  };

  receive((event) => {
    if (isOver) return;
    switch (event.type) {
      case 'FINISH':
        return end({ type: 'recorder.finished' });
      case 'tap.began':
        if (isPaused) tell({ type: 'recorder.resumed' });
        isPaused = false;
        return;
      case 'tap.paused':
        parts?.look();
        if (hasBegun && !isPaused) tell({ type: 'recorder.paused' });
        isPaused = hasBegun;
        return;
      case 'tap.failed':
        return fail(recordingFailure('fileFailed', { message: event.message }));
    }
  });

  if (files) {
    parts = createParts({ files, clock, name, closed: (file) => tell({ type: 'recorder.closed', ...file }) });
    timer = clock.setTimeout(lookAgain, recordingLimits.tellEveryMs);
    connection.send({ type: 'TAP', from, begin: begin(parts) });
  } else {
    isOver = true;
    tell({ type: 'recorder.refused', failure: recordingFailure('filesMissing') });
  }
  return () => {
    if (isOver) return;
    leave();
    try {
      parts?.close();
    } catch {
      // nobody hears it any more; what was written is there under the name of an open file
    }
  };
});

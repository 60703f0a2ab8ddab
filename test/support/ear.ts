import { type ActorRef, type AnyEventObject, createActor, fromCallback, type Snapshot } from 'xstate';

/** An actor that only listens: stands in for whoever a machine under test talks to. */
export interface Ear {
  readonly ref: ActorRef<Snapshot<unknown>, AnyEventObject>;
  readonly heard: AnyEventObject[];
  /** The types of what was heard since the last look. */
  news(): string[];
}

/** `answer` may react to what is heard, as the actor that it stands for would. */
export function ear(answer: (event: AnyEventObject) => void = () => undefined): Ear {
  const heard: AnyEventObject[] = [];
  let seen = 0;
  const actor = createActor(
    fromCallback(({ receive }) => {
      receive((event) => {
        heard.push(event);
        answer(event);
      });
    }),
  ).start();
  return {
    ref: actor as unknown as Ear['ref'],
    heard,
    news: () => {
      const fresh = heard.slice(seen).map(({ type }) => type);
      seen = heard.length;
      return fresh;
    },
  };
}

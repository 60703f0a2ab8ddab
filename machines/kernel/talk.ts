import { type ActorRef, type EventObject, fromCallback, type Snapshot } from 'xstate';

/**
 * An actor as others know it: by what it may be told. Protocols import no machine, machines import protocols, so types go
 * round in no circle. Whoever hears more is a reference to whoever may be told less.
 */
export type Ref<Told extends EventObject> = ActorRef<Snapshot<unknown>, Told>;

/** A request with the holding that makes it, to which its facts are told. */
export type From<Request extends EventObject, Fact extends EventObject> = Request extends unknown
  ? Request & { readonly from: Ref<Fact> }
  : never;

/** How the holding is given back from now on, in place of the `bye` that it began with. */
export interface Part<Request> {
  readonly type: 'PART';
  readonly bye: Request;
}

export interface TalkInput<Request extends EventObject, Fact extends EventObject> {
  readonly to: Ref<From<Request, Fact>>;
  /** What the owner is asked with on entry. */
  readonly hello: Request;
  /** What tells the owner on exit, by whatever road: what must not be lost is in it. */
  readonly bye: Request;
}

/**
 * One holding of something that another actor owns: asks the owner on start, passes on one for one what is asked (UPPER
 * CASE) and what is told (lower case), and says goodbye in its cleanup. Its own reference is the token by which the owner
 * knows it from every earlier and later holding; ended, it is deaf, so a late fact cannot reach the wrong life.
 */
export const talk = <Request extends EventObject, Fact extends EventObject>() =>
  fromCallback<Request | Fact | Part<Request>, TalkInput<Request, Fact>>(({ input, self, sendBack, receive }) => {
    const from = self as unknown as Ref<Fact>;
    const ask = (request: Request): void => input.to.send({ ...request, from } as unknown as From<Request, Fact>);
    let { bye } = input;
    receive((event) => {
      if (event.type === 'PART') bye = (event as Part<Request>).bye;
      else if (event.type === event.type.toUpperCase()) ask(event as Request);
      else sendBack(event);
    });
    ask(input.hello);
    return () => ask(bye);
  });

import {
  type ActorRef,
  type AnyActorRef,
  type AnyEventObject,
  type EventObject,
  fromCallback,
  type Snapshot,
} from 'xstate';

/** Whoever can be told something: the little that an actor needs to know of another (references travel in `input`). */
export interface Listener<Event extends EventObject = AnyEventObject> {
  send(event: Event): void;
}

/** The actor behind a listener, for XState's `sendTo`: every listener that a machine is given is an actor's reference. */
export const actorOf = (listener: Listener): AnyActorRef => listener as unknown as AnyActorRef;

/**
 * Holding something that another actor owns. Its own reference is the token by which the owner knows this holding from
 * every earlier and later one.
 */
export type Lease = ActorRef<Snapshot<unknown>, AnyEventObject>;

export interface LeaseInput {
  readonly owner: Listener;
  /** What the owner is asked with on entry. */
  ask(lease: Lease): AnyEventObject;
  /** What tells the owner on exit, by whatever road. */
  giveBack(lease: Lease): AnyEventObject;
}

/**
 * Asks the owner on start, forwards the owner's facts to the holder, and gives back in its cleanup. A lease that ended
 * hears nothing, so a late fact cannot reach the wrong life.
 * An event of type `lease.toOwner` is passed on to the owner instead: `{ type: 'lease.toOwner', event }`.
 */
export const leaseLogic = fromCallback<AnyEventObject, LeaseInput>(({ input, self, sendBack, receive }) => {
  const lease = self as unknown as Lease;
  receive((fact) => {
    if (fact.type === 'lease.toOwner') input.owner.send({ ...fact.event, lease });
    else sendBack(fact);
  });
  input.owner.send(input.ask(lease));
  return () => input.owner.send(input.giveBack(lease));
});

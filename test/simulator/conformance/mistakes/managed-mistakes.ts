import { failureOf } from '../../../../machines/failure';
import type { ManagedFact, ManagedPlayer } from '../../../../machines/kernel/managed-nodes';
import type { Bench, ManagedDeed } from '../../../../simulator/conformance';
import { strangersBench } from '../strangers-ports';
import { changed, impatient, type Mistakes, raw, type Scene } from './mistake';

type FactOf<Type extends ManagedFact['type']> = Extract<ManagedFact, { type: Type }>;
type Tell = (fact: ManagedFact) => void;

/** Each fact of a node is told otherwise. */
const node = (change: (fact: ManagedFact, tell: Tell, scene: Scene) => void): (() => Bench) =>
  changed('managedNodes', (real, scene) => ({
    attach: (view, key, source, tell) => real.attach(view, key, source, (fact) => change(fact, tell, scene)),
  }));

/** Facts of this type are told as others. */
const told = <Type extends ManagedFact['type']>(
  type: Type,
  change: (fact: FactOf<Type>, scene: Scene) => ManagedFact,
): (() => Bench) => node((fact, tell, scene) => tell(fact.type === type ? change(fact as FactOf<Type>, scene) : fact));

/** Facts of this type are told by nobody. */
const never = (type: ManagedFact['type']): (() => Bench) =>
  node((fact, tell) => {
    if (fact.type !== type) tell(fact);
  });

const player = (change: (real: ManagedPlayer, scene: Scene) => Partial<ManagedPlayer>): (() => Bench) =>
  told('managed.ready', (fact, scene) => ({ ...fact, player: { ...fact.player, ...change(fact.player, scene) } }));

/** Whoever listens to any node hears of all. */
const toAll = (leave: (detach: () => void, isOnly: () => boolean) => void): (() => Bench) =>
  changed('managedNodes', (real) => {
    const ears: Tell[] = [];
    return {
      attach: (view, key, source, tell) => {
        ears.push(tell);
        const detach = real.attach(view, key, source, (fact) => ears.forEach((each) => void each(fact)));
        return () => leave(detach, () => ears.length === 1);
      },
    };
  });

/** What the port does when its component does this. */
const deed =
  (wrong: ManagedDeed, act: () => void): (() => Bench) =>
  () => {
    const { ports, world } = strangersBench();
    const managedNode: typeof world.managedNode = (view, key, done) => {
      if (done === wrong) act();
      world.managedNode(view, key, done);
    };
    return { ports, world: { ...world, managedNode } };
  };

const asFailure = (): ManagedFact => ({
  type: 'managed.failed',
  failure: failureOf('iot', 'StreamError'),
  isFatal: null,
});

/** Of what is told as it is. */
const plain = (type: ManagedFact['type']) => ({
  'it is told by nobody': never(type),
  'it is told as a failure too': node((fact, tell) => {
    tell(fact);
    if (fact.type === type) tell(asFailure());
  }),
});

export const managedMistakes: Mistakes = {
  'managed node: is ready once it was found, with a component and a player': {
    never: never('managed.ready'),
    'without a component': player(() => ({ component: undefined })),
    'without a retry': player(() => ({ retry: undefined as never })),
  },
  'managed node: found again it has the same component, another one has another': {
    'each time another': player(() => ({ component: {} })),
    'always the same': player((_real, scene) => ({ component: scene.ports })),
  },
  'managed node: that it plays is told': plain('managed.played'),
  'managed node: that its first picture is there is told': plain('managed.pictureShown'),
  'managed node: that its sound began is told': plain('managed.soundBegan'),
  'managed node: that its stream is away, and that it mends that by itself, is told': plain('managed.weakened'),
  'managed node: that it stopped is told': plain('managed.stopped'),
  'managed node: the device’s own end is told': plain('managed.ended'),
  'managed node: a step on the way to a picture is told by its name': {
    'by the plugin’s name': told('managed.step', () => ({ type: 'managed.step', step: 'StreamChecking' as never })),
    'by nobody': never('managed.step'),
  },
  'managed node: what live-player inside it says is told by its code': {
    'as text': told('managed.noticed', ({ code }) => ({ type: 'managed.noticed', code: String(code) as never })),
  },
  'managed node: what it holds is told in milliseconds': {
    'in seconds': told('managed.measured', ({ measure: { videoCacheMs = 0 } }) => ({
      type: 'managed.measured',
      measure: { videoCacheMs: videoCacheMs / 1_000 },
    })),
  },
  'managed node: that it failed is told with a Failure, and as hopeless only where it says so': {
    'with what the component said': told('managed.failed', (fact) => ({ ...fact, failure: { errMsg: 'x' } as never })),
    'each as hopeless': told('managed.failed', (fact) => ({ ...fact, isFatal: true })),
    'none as hopeless': told('managed.failed', (fact) => ({ ...fact, isFatal: false })),
  },
  'managed node: what nobody knows says nothing, and throws nothing': {
    'it throws': deed('mumbles', () => {
      throw new Error('never heard');
    }),
    'it is told as a failure': () => {
      const { ports, world } = strangersBench();
      const managedNode: typeof world.managedNode = (view, key, done) =>
        world.managedNode(view, key, done === 'mumbles' ? 'fails' : done);
      return { ports, world: { ...world, managedNode } };
    },
  },
  'managed player: retry resolves, and rejects with a Failure where it is refused': {
    'a refusal is dropped': player((real) => ({ retry: () => real.retry().catch(() => undefined) })),
    'it rejects with the words of the plugin': player((real) => ({ retry: () => real.retry().catch(raw) })),
  },
  'managed player: a retry that hangs is left to the deadline of who calls': {
    'has a deadline of its own': player((real, scene) => ({ retry: () => impatient(scene, 2_000, real.retry()) })),
  },
  'managed player: a snapshot was saved, or asked for; where it failed it rejects with a Failure': {
    'resolves with what the plugin gave': player((real) => ({
      snapshot: () => real.snapshot().then(() => undefined as never),
    })),
    'a refusal is an asked one': player((real) => ({ snapshot: () => real.snapshot().catch(() => 'asked' as const) })),
  },
  'managed player: full screen is told when it is entered and when it is left': {
    'by nobody': never('managed.fullScreenChanged'),
    'as entered each time': told('managed.fullScreenChanged', (fact) => ({ ...fact, fullScreen: true })),
    'as left each time': told('managed.fullScreenChanged', (fact) => ({ ...fact, fullScreen: false })),
  },
  'managed attach: who has detached is told nothing more, and may detach twice': {
    'detach does nothing': changed('managedNodes', (real) => ({
      attach: (view, key, source, tell) => {
        real.attach(view, key, source, tell);
        return () => undefined;
      },
    })),
    'a second detach throws': changed('managedNodes', (real) => ({
      attach: (view, key, source, tell) => {
        let detach: (() => void) | undefined = real.attach(view, key, source, tell);
        return () => {
          if (!detach) throw new Error('nobody listens');
          detach();
          detach = undefined;
        };
      },
    })),
  },
  'managed attach: a newer listener of a view takes the place of the older, which takes nothing from it': {
    'the older one’s detach ends both': changed('managedNodes', (real) => ({
      attach: (view, key, source, tell) => {
        real.attach(view, key, source, tell);
        return () => real.attach(view, -1, source, () => undefined);
      },
    })),
    'both are told': toAll((detach, isOnly) => {
      if (!isOnly()) detach();
    }),
  },
  'managed attach: two channels of one device are a node each, and both are heard': {
    'the second takes the first one’s place': () => {
      let detach = (): void => undefined;
      return changed('managedNodes', (real) => ({
        attach: (...given) => {
          detach();
          detach = real.attach(...given);
          return detach;
        },
      }))();
    },
    'the second is one too many': changed('managedNodes', (real) => ({
      attach: (view, key, source, tell) => {
        const detach = real.attach(view, key, source, tell);
        if (source.channel) tell(asFailure());
        return detach;
      },
    })),
  },
  'managed attach: who listens to one view hears nothing of another': {
    'all views are one': toAll((detach) => detach()),
  },
};

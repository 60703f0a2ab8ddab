import { createManagedNodes } from '../../../miniprogram/plugins/iot';
import { ManagerServices } from '../../../miniprogram/plugins/iot/manager-services';
import type { Bench, Fate, ManagedDeed, OutsideCall } from '../../../simulator/conformance';
import { FakeManager } from '../../miniprogram/plugins/iot/fake-manager';
import { VirtualClock } from '../../support/virtual-clock';

/** The adapters of a plugin that pulls by itself, over a manager and components of a few lines. */
export function managedBench(): Bench {
  const clock = new VirtualClock(1_700_000_000_000);
  const fates = new Map<OutsideCall, Fate>();
  const manager = new FakeManager();
  const nodes = createManagedNodes({ platform: 'android', baseLibrary: '3.6.3' });
  const components = new Map<string, object>();

  /** What a call of the plugin's answers, as was ordered. */
  const answer = (call: OutsideCall): unknown => {
    const fate = fates.get(call);
    fates.delete(call);
    if (fate === 'throws') throw { errMsg: `${call}:fail` };
    if (fate === 'refused') return Promise.reject({ errType: 'timeout', errMsg: `${call}:fail` });
    return fate === 'hangs' ? new Promise(() => undefined) : Promise.resolve();
  };
  manager.start = () => answer('startService');
  manager.resets = () => {
    if (fates.delete('reset')) throw new Error('no reset');
    manager.moduleState = 'inited';
  };
  const getXp2pManager = () => {
    const fate = fates.get('init');
    fates.delete('init');
    if (fate === 'refused' || fate === 'throws') throw { errcode: -2202 };
    if (fate === 'hangs') manager.moduleState = 'initing';
    return manager;
  };

  const componentOf = (say: (event: string, detail?: unknown) => void): object => ({
    retry: () => answer('retry'),
    snapshotAndSave: () => answer('snapshot'),
    requestFullScreen: async () => say('fullscreenchange', { fullScreen: true }),
    exitFullScreen: async () => say('fullscreenchange', { fullScreen: false }),
  });

  function managedNode(view: string, key: number, deed: ManagedDeed): void {
    const name = `${view} ${key}`;
    const say = (event: string, detail?: unknown) =>
      nodes.deliver(view, key, event, detail, components.get(name) ?? null);
    if (deed === 'mount' || deed === 'foundAnew') components.set(name, componentOf(say));
    if (deed === 'unmount') components.delete(name);
    const [event, detail] = words[deed];
    if (event) say(event, detail);
  }

  return {
    ports: { managedNodes: nodes, xp2p: new ManagerServices({ getXp2pManager }) },
    world: {
      advance: (durationMs) => clock.advance(durationMs),
      meet: (call, fate) => void fates.set(call, fate),
      say: (word) => {
        manager.says('xp2pNatEvent', { type: word });
        return true;
      },
      managedNode,
    },
  };
}

/** What the component says when it does this. */
const words: Readonly<Record<ManagedDeed, readonly [string?, unknown?]>> = {
  mount: ['mounted'],
  foundAgain: ['mounted'],
  foundAnew: ['mounted'],
  unmount: [],
  checks: ['streamstatechange', { streamState: 'StreamChecking' }],
  plays: ['playsuccess'],
  shows: ['receiveidr'],
  sounds: ['statechange', { code: 2026 }],
  weakens: ['streamstatechange', { streamState: 'StreamError' }],
  stutters: ['statechange', { code: 2105 }],
  holds3s: ['netstatus', { info: { videoCache: 3_000 } }],
  stops: ['playstop'],
  ends: ['playend', { errType: 'StreamDataEnd' }],
  fails: ['playerror', { errType: 'StreamError', errMsg: '传输失败' }],
  failsForGood: ['playerror', { isFatalError: true, errMsg: '播放器错误' }],
  mumbles: ['neverheard', { streamState: 7 }],
};

import { createActor } from 'xstate';
import { readWechat } from '../../plugins/environment';
import { readText } from '../../plugins/player/read-field';
import { requirePlugins } from '../../plugins/require-plugins';
import { quietly } from '../../plugins/xp2p/quietly';
import { type Chart, chartOf } from '../chart';
import { systemClock } from '../clock';
import type { RunningApp } from '../running-app';
import { wechat } from '../wechat';
import { call } from './bench';
import { type NodeOfPage, NodesOfPage } from './nodes-of-page';
import { probeMachine } from './probe.machine';
import type { Surrounding } from './probe.types';
import { type ProbeView, probeView } from './probe.view';
import type { QuestionId } from './questions.texts';
import { type Asked, resultText } from './result';

type Intent =
  | { readonly type: 'CHOOSE_CAMERA'; readonly id: string }
  | { readonly type: 'ASK'; readonly id: QuestionId }
  | { readonly type: 'STOP' };

/** The probe as its page knows it. */
export interface OpenProbe {
  readonly chart: Chart<ProbeView, Intent>;
  /** What is copied. */
  result(): string;
  deliver(key: number, event: string, detail: unknown, component: unknown): void;
  hide(): void;
  show(): void;
  /** The page is gone: the mini-program starts anew, as the app was stopped for the probe. */
  close(): void;
}

/**
 * Stops the app, which would answer what happens to the plugin by itself, and has the plugin for the probe alone, through the
 * manager that the adapter uses. `show` mounts these nodes on the page.
 */
export function openProbe(
  { language, probed, restart }: RunningApp,
  show: (nodes: readonly NodeOfPage[]) => void,
): OpenProbe {
  const listeners = new Set<(what: Surrounding) => void>();
  const tell = (what: Surrounding) => {
    for (const listener of [...listeners]) listener(what);
  };
  const networkChanged = () => tell('network');
  const nodes = new NodesOfPage(show);
  const plugin = requirePlugins().xp2p;
  const sources = (probed?.sources() ?? []).filter(({ kind, address }) => kind !== 'server' && address.by === 'device');
  probed?.takeOver();
  wechat.onNetworkStatusChange(networkChanged);
  const actor = createActor(probeMachine, {
    clock: systemClock,
    input: {
      ...{ clock: systemClock, plugin, nodes, sources },
      surroundings: {
        hear(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
    },
  });
  actor.start();
  return {
    chart: chartOf(actor, (snapshot) => probeView(snapshot, language)),
    result: () => resultText(actor.getSnapshot().context, askedOf(plugin)),
    deliver: (key, event, detail, component) => nodes.deliver(key, event, detail, component),
    hide: () => tell('hidden'),
    show: () => tell('shown'),
    close() {
      actor.stop();
      wechat.offNetworkStatusChange(networkChanged as never);
      restart();
    },
  };
}

function askedOf(plugin: unknown): Asked {
  const manager = quietly(() => call((plugin as { readonly iot?: unknown } | undefined)?.iot, 'getXp2pManager'));
  const { platform, wechatVersion, baseLibrary } = readWechat(wechat);
  return {
    plugins: { xp2p: readText(manager, 'XP2PVersion') ?? '', player: readText(manager, 'P2PPlayerVersion') ?? '' },
    phone: platform,
    wechat: `${wechatVersion}, base library ${baseLibrary}`,
  };
}

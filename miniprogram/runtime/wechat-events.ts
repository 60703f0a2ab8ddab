import type { WatchingEvent } from '../../machines/watching';
import type { Wechat } from './wechat';

/** As much of WeChat as facts come from. */
export type EventCalls = Pick<
  Wechat,
  | 'onNetworkStatusChange'
  | 'offNetworkStatusChange'
  | 'onAppShow'
  | 'offAppShow'
  | 'onAppHide'
  | 'offAppHide'
  | 'onMemoryWarning'
  | 'offMemoryWarning'
  | 'onAudioInterruptionBegin'
  | 'offAudioInterruptionBegin'
  | 'onAudioInterruptionEnd'
  | 'offAudioInterruptionEnd'
>;

interface NetworkChange {
  readonly networkType: string;
  readonly isConnected: boolean;
}

/** Turns what WeChat says into facts for the chart of watching, until the returned function is called. */
export function tellWechatEvents(wechat: EventCalls, tell: (fact: WatchingEvent) => void): () => void {
  const networkChanged = ({ networkType, isConnected }: NetworkChange) =>
    tell({ type: 'network.changed', networkType, online: isConnected });
  const shown = () => tell({ type: 'app.shown' });
  const hidden = () => tell({ type: 'app.hidden' });
  const memoryWarned = () => tell({ type: 'memory.warned' });
  const soundInterrupted = () => tell({ type: 'sound.interrupted' });
  const soundReturned = () => tell({ type: 'sound.returned' });

  wechat.onNetworkStatusChange(networkChanged);
  wechat.onAppShow(shown);
  wechat.onAppHide(hidden);
  wechat.onMemoryWarning(memoryWarned);
  // base library 2.6.2; WeChat for HarmonyOS has neither
  wechat.onAudioInterruptionBegin(soundInterrupted);
  wechat.onAudioInterruptionEnd(soundReturned);

  return () => {
    wechat.offNetworkStatusChange(networkChanged as never);
    wechat.offAppShow(shown);
    wechat.offAppHide(hidden);
    wechat.offMemoryWarning(memoryWarned);
    wechat.offAudioInterruptionBegin(soundInterrupted);
    wechat.offAudioInterruptionEnd(soundReturned);
  };
}

import type { WatchingEvent } from '../../machines/watching';
import type { Wechat } from './wechat';

/** As much of WeChat as facts come from. */
export type EventCalls = Pick<
  Wechat,
  | 'getNetworkType'
  | 'onNetworkStatusChange'
  | 'offNetworkStatusChange'
  | 'onAppShow'
  | 'offAppShow'
  | 'onAppHide'
  | 'offAppHide'
  | 'onMemoryWarning'
  | 'offMemoryWarning'
>;

interface NetworkChange {
  readonly networkType: string;
  readonly isConnected: boolean;
}

/**
 * Turns what WeChat says into facts for the chart of watching, until the returned function is called.
 * The network at the start is told too: the app may be opened offline, which no event would say.
 */
export function tellWechatEvents(wechat: EventCalls, tell: (fact: WatchingEvent) => void): () => void {
  let ended = false;
  let hasNetworkChanged = false;
  const networkChanged = ({ networkType, isConnected }: NetworkChange) => {
    hasNetworkChanged = true;
    tell({ type: 'network.changed', networkType, online: isConnected });
  };
  const shown = () => tell({ type: 'app.shown' });
  const hidden = () => tell({ type: 'app.hidden' });
  const memoryWarned = () => tell({ type: 'memory.warned' });

  wechat.onNetworkStatusChange(networkChanged);
  wechat.onAppShow(shown);
  wechat.onAppHide(hidden);
  wechat.onMemoryWarning(memoryWarned);
  wechat.getNetworkType({
    success: ({ networkType }) => {
      // An answer that comes after a change is older than the change.
      if (ended || hasNetworkChanged) return;
      tell({ type: 'network.told', networkType, online: networkType !== 'none' });
    },
    // if it fails, the network is taken to be there until an event says otherwise
  });

  return () => {
    ended = true;
    wechat.offNetworkStatusChange(networkChanged as never);
    wechat.offAppShow(shown);
    wechat.offAppHide(hidden);
    wechat.offMemoryWarning(memoryWarned);
  };
}

import type { ErrorLog, PreviewError } from '../errors';
import { type CallMaker, Listeners } from './call';

/** What happens around the mini-program: the network, the foreground, the theme, the memory. */
export class Surroundings {
  readonly networkChanges: Listeners<{ isConnected: boolean; networkType: string }>;
  readonly shown: Listeners<object>;
  readonly hidden: Listeners<object>;
  readonly themeChanges: Listeners<{ theme: string }>;
  readonly memoryWarnings: Listeners<{ level: number }>;
  readonly lazyLoadErrors: Listeners<{ type: 'subpackage'; subpackage: string[]; errMsg: string }>;
  readonly errorReports: Listeners<string>;
  readonly rejections: Listeners<{ reason: string; promise: undefined }>;
  readonly resizes: Listeners<{ size: { windowWidth: number; windowHeight: number } }>;
  readonly interruptionsBegun: Listeners<object>;
  readonly interruptionsEnded: Listeners<object>;
  private readonly networkWatchers = new Set<(type: string) => void>();

  constructor(
    readonly errors: ErrorLog,
    private currentNetwork: string,
  ) {
    const listeners = <Value>(name: string) => new Listeners<Value>(name, errors);
    this.networkChanges = listeners('onNetworkStatusChange');
    this.shown = listeners('onAppShow');
    this.hidden = listeners('onAppHide');
    this.themeChanges = listeners('onThemeChange');
    this.memoryWarnings = listeners('onMemoryWarning');
    this.lazyLoadErrors = listeners('onLazyLoadError');
    this.errorReports = listeners('onError');
    this.rejections = listeners('onUnhandledRejection');
    this.resizes = listeners('onWindowResize');
    this.interruptionsBegun = listeners('onAudioInterruptionBegin');
    this.interruptionsEnded = listeners('onAudioInterruptionEnd');
    errors.subscribe((error) => this.report(error));
  }

  get network(): string {
    return this.currentNetwork;
  }

  setNetwork(networkType: string): void {
    if (networkType === this.currentNetwork) return;
    this.currentNetwork = networkType;
    for (const watcher of this.networkWatchers) watcher(networkType);
    this.networkChanges.tell({ isConnected: networkType !== 'none', networkType });
  }

  /** For the phone's own status bar: called at once and after every change. */
  watchNetwork(watcher: (type: string) => void): void {
    this.networkWatchers.add(watcher);
    watcher(this.currentNetwork);
  }

  /** An error inside an error listener must not come back here for ever. */
  private isReporting = false;

  private report(error: PreviewError): void {
    if (this.isReporting) return;
    this.isReporting = true;
    if (error.where === 'unhandled rejection') this.rejections.tell({ reason: error.message, promise: undefined });
    else this.errorReports.tell(`${error.message}\n${error.stack}`);
    this.isReporting = false;
  }
}

export function surroundingsApi(call: CallMaker, surroundings: Surroundings): Record<string, unknown> {
  return {
    ...pair('NetworkStatusChange', surroundings.networkChanges),
    ...pair('AppShow', surroundings.shown),
    ...pair('AppHide', surroundings.hidden),
    ...pair('ThemeChange', surroundings.themeChanges),
    ...pair('MemoryWarning', surroundings.memoryWarnings),
    ...pair('Error', surroundings.errorReports),
    ...pair('UnhandledRejection', surroundings.rejections),
    ...pair('LazyLoadError', surroundings.lazyLoadErrors),
    ...pair('WindowResize', surroundings.resizes),
    ...pair('AudioInterruptionBegin', surroundings.interruptionsBegun),
    ...pair('AudioInterruptionEnd', surroundings.interruptionsEnded),
    getNetworkType: call.async('getNetworkType', () => ({
      networkType: surroundings.network,
      isConnected: surroundings.network !== 'none',
    })),
    // every network has an address of its own for the phone
    getLocalIPAddress: call.async('getLocalIPAddress', () => ({
      localip: surroundings.network === 'wifi' ? '192.168.1.23' : '10.20.30.40',
      netmask: '255.255.255.0',
    })),
  };
}

function pair<Value>(name: string, { on, off }: Listeners<Value>): Record<string, unknown> {
  return { [`on${name}`]: on, [`off${name}`]: off };
}

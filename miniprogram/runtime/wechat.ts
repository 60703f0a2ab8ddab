/**
 * Every function of WeChat that this app calls, and what it means when one is missing, throws, fails or never answers:
 * no single one of them may keep the app from starting, listing, playing or leaving.
 */
const manners = {
  // Comfort: a failure is told to nobody but a `fail` that the caller gives.
  getNetworkType: 'comfort',
  onNetworkStatusChange: 'comfort',
  offNetworkStatusChange: 'comfort',
  onAppShow: 'comfort',
  offAppShow: 'comfort',
  onAppHide: 'comfort',
  offAppHide: 'comfort',
  onMemoryWarning: 'comfort',
  offMemoryWarning: 'comfort',
  onAudioInterruptionBegin: 'comfort',
  offAudioInterruptionBegin: 'comfort',
  onAudioInterruptionEnd: 'comfort',
  offAudioInterruptionEnd: 'comfort',
  setInnerAudioOption: 'comfort',
  setKeepScreenOn: 'comfort',
  setNavigationBarTitle: 'comfort',
  pageScrollTo: 'comfort',
  enableAlertBeforeUnload: 'comfort',
  disableAlertBeforeUnload: 'comfort',
  showToast: 'comfort',
  showModal: 'comfort',

  // Asked for by a person, who hears of a failure: the caller must give a `fail`.
  navigateTo: 'told',
  navigateBack: 'told',
  reLaunch: 'told',
  restartMiniProgram: 'told',
  setClipboardData: 'told',
  getLocalIPAddress: 'told',
  getSetting: 'told',
  getPrivacySetting: 'told',
  authorize: 'told',
  saveImageToPhotosAlbum: 'told',
  saveVideoToPhotosAlbum: 'told',
  previewMedia: 'told',
  openSetting: 'told',
  openAppAuthorizeSetting: 'told',

  // Answers at once; undefined where it is missing or throws.
  getAppBaseInfo: 'answer',
  getDeviceInfo: 'answer',
  getAppAuthorizeSetting: 'answer',
  getSystemInfoSync: 'answer',
  canIUse: 'answer',
  getFileSystemManager: 'answer',

  // Works at once, and throws: whoever calls it has something to say then.
  getStorageSync: 'work',
  setStorageSync: 'work',
} as const satisfies { readonly [Name in keyof Wx]?: 'comfort' | 'told' | 'answer' | 'work' };

type Wx = WechatMiniprogram.Wx;
type Manners = typeof manners;
type Given<Name extends keyof Wx> = Wx[Name] extends (...given: infer All) => unknown ? All : never;
type Options<Name extends keyof Wx> = NonNullable<Given<Name>[0]>;
type Answer<Name extends keyof Wx> = Options<Name> extends { success?: (answer: infer Back) => void } ? Back : never;

/** How WeChat says no: `errMsg` in words that differ by phone and version, `errno` where it has one. */
export interface Refusal {
  readonly errMsg: string;
  readonly errno?: number;
}

type Fail = (refusal: Refusal) => void;

/** Takes options of its own, and callbacks of which `fail` must be there. */
type Told<Own extends object, Back> = (
  options: Own & { readonly success?: (answer: Back) => void; readonly fail: Fail },
) => void;

interface FunctionOf<Name extends keyof Wx> {
  readonly comfort: (given: Options<Name>) => void;
  readonly told: Told<Omit<Options<Name>, 'success' | 'fail' | 'complete'>, Answer<Name>>;
  readonly answer: (
    ...given: Given<Name>
  ) => Wx[Name] extends (...given: never[]) => infer Back ? Back | undefined : never;
  readonly work: Wx[Name];
}

/** WeChat as the app may call it. */
export type Wechat = { readonly [Name in keyof Manners]: FunctionOf<Name>[Manners[Name]] } & {
  /** The folder in which this mini-program may write; undefined where WeChat names none. */
  filesFolder(): string | undefined;
};

/** The names of all functions that are called. */
export const wechatFunctions = Object.keys(manners) as readonly (keyof Manners)[];

/** Puts the door before a `wx`, which is looked up at each call. */
export function createWechat(wx: () => object): Wechat {
  const call = (name: string, given: readonly unknown[]): unknown => {
    const found: unknown = Reflect.get(wx(), name);
    if (typeof found !== 'function') throw { errMsg: `${name}:fail it is not there` } satisfies Refusal;
    return found.apply(wx(), given);
  };
  const made = (name: keyof Manners): unknown => {
    switch (manners[name]) {
      case 'work':
        return (...given: unknown[]) => call(name, given);
      case 'answer':
        return (...given: unknown[]) => {
          try {
            return call(name, given);
          } catch {
            return undefined;
          }
        };
      default:
        return (given: unknown) => ask(given, (options) => call(name, [options]));
    }
  };
  const filesFolder = () => (wx() as Partial<Wx>).env?.USER_DATA_PATH;
  return { ...Object.fromEntries(wechatFunctions.map((name) => [name, made(name)])), filesFolder } as unknown as Wechat;
}

interface Callbacks {
  readonly success?: (answer: unknown) => void;
  readonly fail?: (reason: unknown) => void;
}

/**
 * Calls with options and tells their `success` or `fail`, once, whichever way WeChat answers: callbacks, a promise, or a
 * throw. A `fail` is always there, as a call without one is an unhandled rejection when it is refused. A listener of an
 * event is passed on as it is.
 */
function ask(given: unknown, call: (options: unknown) => unknown): void {
  const { success, fail } = (given ?? {}) as Callbacks;
  let isSettled = false;
  const settle = (listener?: (outcome: unknown) => void) => (outcome: unknown) => {
    if (isSettled) return;
    isSettled = true;
    listener?.(outcome);
  };
  const failed = settle(fail);
  const options =
    typeof given === 'function' ? given : { ...(given as object), success: settle(success), fail: failed };
  try {
    const answer = call(options);
    if (isPromise(answer)) answer.then(settle(success), failed);
  } catch (reason) {
    // what the caller's own `success` throws is no refusal
    if (isSettled) throw reason;
    failed(reason);
  }
}

function isPromise(answer: unknown): answer is PromiseLike<unknown> {
  return typeof (answer as { then?: unknown } | null | undefined)?.then === 'function';
}

/** A call that tells how it went, as a promise; it rejects with what WeChat says. */
export function answerOf<Own extends object, Back>(call: Told<Own, Back>, options: Own): Promise<Back> {
  return new Promise((success, fail) => call({ ...options, success, fail }));
}

/** The one place that names `wx` (besides the inspector's sockets): everything else calls WeChat through this. */
export const wechat: Wechat = createWechat(() => wx);

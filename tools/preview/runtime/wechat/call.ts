import type { ErrorLog } from '../errors';

/** What every asynchronous `wx` function takes beside its own options. */
interface Callbacks {
  readonly success?: (result: object) => void;
  readonly fail?: (failure: object) => void;
  readonly complete?: (outcome: object) => void;
}

type Options<Own> = Own & Callbacks;

/** Why a `wx` call did not work: becomes `{ errMsg: 'name:fail reason' }`. */
export class CallFailure {
  constructor(
    readonly reason: string,
    readonly errno?: number,
  ) {}
}

export type AsyncFunction<Own> = (options?: Options<Own>) => Promise<object> | undefined;

/** Makes `wx` functions in WeChat's manner: callbacks if there are any, else a promise. */
export class CallMaker {
  constructor(private readonly errors: ErrorLog) {}

  /** `run` answers with fields of the result (or a promise of them, or nothing), or throws a `CallFailure`. */
  async<Own extends object>(name: string, run: (options: Options<Partial<Own>>) => unknown): AsyncFunction<Own> {
    return (options) => {
      const given = options ?? ({} as Options<Own>);
      const outcome = Promise.resolve()
        .then(() => run(given))
        .then(
          (result) => ({ ...(result as object | undefined), errMsg: `${name}:ok` }),
          (thrown) => Promise.reject(this.failure(name, thrown)),
        );
      const { success, fail, complete } = given;
      if (!success && !fail && !complete) return outcome;
      const tell = (listener: ((value: object) => void) | undefined, value: object, what: string) => {
        if (listener) this.errors.guard(`wx.${name} ${what}`, () => listener(value));
      };
      outcome.then(
        (result) => {
          tell(success, result, 'success');
          tell(complete, result, 'complete');
        },
        (failure) => {
          tell(fail, failure, 'fail');
          tell(complete, failure, 'complete');
        },
      );
      return undefined;
    };
  }

  private failure(name: string, thrown: unknown): object {
    if (!(thrown instanceof CallFailure)) {
      this.errors.add(thrown, `wx.${name}`);
      return { errMsg: `${name}:fail ${String(thrown)}` };
    }
    const { reason, errno } = thrown;
    return { errMsg: `${name}:fail ${reason}`, ...(errno === undefined ? {} : { errno }) };
  }
}

/** Listeners of one `wx.onX`, with its `wx.offX`. */
export class Listeners<Value> {
  private readonly list = new Set<(value: Value) => void>();

  constructor(
    private readonly name: string,
    private readonly errors: ErrorLog,
  ) {}

  readonly on = (listener: (value: Value) => void): void => {
    this.list.add(listener);
  };

  /** Without a listener: all of them, as in WeChat. */
  readonly off = (listener?: (value: Value) => void): void => {
    if (listener) this.list.delete(listener);
    else this.list.clear();
  };

  tell(value: Value): void {
    for (const listener of [...this.list]) this.errors.guard(`wx.${this.name} listener`, () => listener(value));
  }
}

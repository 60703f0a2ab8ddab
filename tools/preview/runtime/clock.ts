/** The timers and the `Date` that the mini-program's modules get instead of the browser's. */
export interface ModuleTime {
  readonly setTimeout: (fire: (...parameters: unknown[]) => void, delayMs?: number, ...rest: unknown[]) => number;
  readonly clearTimeout: (timer?: number) => void;
  readonly setInterval: (fire: (...parameters: unknown[]) => void, delayMs?: number, ...rest: unknown[]) => number;
  readonly clearInterval: (timer?: number) => void;
  readonly Date: DateConstructor;
}

/**
 * One clock for machines and simulation, `speed` times as fast as the wall's from now on.
 * Gestures, toasts and animations stay in real time: they belong to the person, not to the mini-program.
 */
export function createModuleTime(speed: number): ModuleTime {
  const startMs = Date.now();
  const startedMs = performance.now();
  const now = (): number => Math.floor(startMs + (performance.now() - startedMs) * speed);
  return {
    setTimeout: (fire, delayMs = 0, ...rest) => window.setTimeout(fire, delayMs / speed, ...rest),
    clearTimeout: (timer) => window.clearTimeout(timer),
    setInterval: (fire, delayMs = 0, ...rest) => window.setInterval(fire, delayMs / speed, ...rest),
    clearInterval: (timer) => window.clearInterval(timer),
    Date: speed === 1 ? Date : scaledDate(now),
  };
}

function scaledDate(now: () => number): DateConstructor {
  return new Proxy(Date, {
    construct: (target, parameters: [number], newTarget) =>
      Reflect.construct(target, parameters.length > 0 ? parameters : [now()], newTarget),
    apply: () => new Date(now()).toString(),
    get: (target, name, receiver) => (name === 'now' ? now : Reflect.get(target, name, receiver)),
  });
}

import type { RunningApp } from '../../miniprogram/runtime/running-app';
import { type Surroundings, startApp } from '../../miniprogram/runtime/start-app';
import { watchPackageOf } from '../../miniprogram/runtime/watch-package';

type WithPlayer = Omit<Surroundings, 'plugins'> & {
  readonly plugins: Surroundings['plugins'] & { readonly player: unknown };
};

/** The app, once the package for watching has come with this P2P-Player plugin. */
export function startWatchingApp({ plugins: { player, ...plugins }, ...surroundings }: WithPlayer): RunningApp {
  const app = startApp({ ...surroundings, plugins });
  app.bring(() => watchPackageOf(player));
  return app;
}

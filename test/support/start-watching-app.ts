import type { RunningApp } from '../../miniprogram/runtime/running-app';
import { type Surroundings, startApp } from '../../miniprogram/runtime/start-app';
import { watchPackageOf } from '../../miniprogram/runtime/watch-package';
import type { WatchWay } from '../../miniprogram/runtime/way.types';

type WithPlayer = Omit<Surroundings, 'plugins'> & {
  readonly plugins: Surroundings['plugins'] & { readonly player: unknown };
  /** Another than the build's own. */
  readonly watchWay?: WatchWay;
};

/** The app, once the package for watching has come with this P2P-Player plugin. */
export function startWatchingApp({ plugins, watchWay, ...surroundings }: WithPlayer): RunningApp {
  const { player, ...others } = plugins;
  const app = startApp({ ...surroundings, plugins: others });
  app.bring(() => watchPackageOf(player, watchWay));
  return app;
}

import type { Model } from '../walk';
import { app } from './app';
import { cameras } from './cameras';
import { commands } from './commands';
import { connection } from './connection';
import { generation } from './generation';
import { kept } from './kept';
import { log } from './log';
import { managed } from './managed';
import { moduleModel } from './module';
import { permissions } from './permissions';
import { picture } from './picture';
import { player } from './player';
import { ptz } from './ptz';
import { recording } from './recording';
import { session } from './session';
import { watching } from './watching';

/** Every machine of the project. */
export const MODELS: readonly Model[] = [
  generation,
  moduleModel,
  connection,
  player,
  picture,
  managed,
  session,
  watching,
  ptz,
  commands,
  recording,
  kept,
  cameras,
  permissions,
  log,
  app,
];

import type { Model } from '../walk';
import { app } from './app';
import { cameras } from './cameras';
import { connection } from './connection';
import { generation } from './generation';
import { log } from './log';
import { moduleModel } from './module';
import { session } from './session';

/** Every machine of the project. */
export const MODELS: readonly Model[] = [generation, moduleModel, connection, session, cameras, log, app];

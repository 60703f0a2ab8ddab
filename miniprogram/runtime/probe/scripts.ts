import type { Bench } from './bench';
import { picture, refused, removal, twoNodes } from './node-scripts';
import type { QuestionId } from './questions.texts';
import { lastCaller, members, rejections, service } from './service-scripts';
import { hidden, reset, retry, trouble } from './world-scripts';

/** What finds out what the question asks for. */
export const scripts: { readonly [Id in QuestionId]: (bench: Bench) => Promise<void> } = {
  ...{ members, service, lastCaller, rejections, picture, twoNodes },
  ...{ removal, refused, retry, reset, hidden, trouble },
};

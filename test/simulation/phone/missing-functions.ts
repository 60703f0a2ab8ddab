import type { WechatHabits } from '../scenario.types';

type Options = { readonly fail?: (refusal: object) => void } | undefined;

const refusal = { errMsg: 'fail' };

/** What a function of WeChat may do instead of what it should. Those that answer at once refuse by throwing. */
export const troubles: Readonly<
  Record<Exclude<WechatHabits['trouble'], 'none'>, ((options: Options) => unknown) | undefined>
> = {
  'is missing': undefined,
  throws: () => {
    throw new TypeError('not in this version');
  },
  'is refused': (options) => {
    if (!options?.fail) throw refusal;
    options.fail(refusal);
  },
  rejects: (options) => {
    if (!options?.fail) throw refusal;
    return Promise.reject(refusal);
  },
  'never answers': () => undefined,
};

/** From now on one function of this `wx` is as the session has drawn it. */
export function trouble(wx: Record<string, unknown>, { troubled, trouble: how }: WechatHabits): void {
  if (how !== 'none') wx[troubled] = troubles[how];
}

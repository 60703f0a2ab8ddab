import type { GeneralComponent } from 'glass-easel';
import { type VideoContext, videoCalls, videoContextOf } from '../built-ins/video-context';
import type { Router } from '../router';

/** `this` of one of the mini-program's components. */
interface ComponentCaller {
  readonly _$: GeneralComponent;
}

export function videoApi(router: Router): Record<string, unknown> {
  return {
    /** Finds its `video` anew for each call, as a page makes the context before it is drawn. */
    createVideoContext(id: string, component?: ComponentCaller): VideoContext {
      // who asks before a page is open means the one that is open by then
      const owner = component ?? router.current?.caller;
      const asked = (name: (typeof videoCalls)[number]) => (given?: unknown) => {
        const { _$ } = (owner ?? router.currentCaller()) as ComponentCaller;
        const host = _$.getShadowRoot()?.querySelector(`#${id}`)?.getBackendElement();
        const context = host ? videoContextOf(host) : undefined;
        if (context) context[name](given);
        else console.warn(noVideo(id));
      };
      return Object.fromEntries(videoCalls.map((name) => [name, asked(name)])) as unknown as VideoContext;
    },
  };
}

const noVideo = (id: string): string =>
  [
    `wx.createVideoContext("${id}")：页面里没有 id 为它的 video；在组件里要把组件的 this 作第二个参数。`,
    `The page has no video with this id; one in a component needs the component's "this" as second argument.`,
  ].join('\n');

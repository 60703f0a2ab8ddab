import type { Chart } from '../../../miniprogram/runtime/chart';
import { chartOf } from '../../../miniprogram/runtime/chart';
import type { RunningApp } from '../../../miniprogram/runtime/running-app';
import { folderOf } from '../../support/watch-folder';
import { FakeActor, FakePage } from '../runtime/fake-page';

/** A chart whose view a test gives, and which keeps what it was sent. */
export interface FakeChart<ViewModel> {
  readonly chart: Chart<ViewModel, { readonly type: string }>;
  readonly actor: FakeActor<{ readonly view: ViewModel }>;
  become(view: ViewModel): void;
}

export function fakeChart<ViewModel>(view: ViewModel): FakeChart<ViewModel> {
  const actor = new FakeActor({ view });
  return {
    actor,
    chart: chartOf(actor, (snapshot) => snapshot.view),
    become: (next) => actor.become({ view: next }),
  };
}

/** What WeChat was asked for. */
interface WechatRecord {
  readonly opened: string[];
  readonly titles: string[];
  clipboard: string;
  backs: number;
  /** What WeChat asks before the page is left; empty when it does not. */
  leaveQuestion: string;
  readonly scrolledTo: string[];
}

type Handler = (argument?: unknown) => void;
type PageOptions = Readonly<Record<string, unknown>>;

/** A page as WeChat would run it, without its markup. */
interface PageUnderTest extends FakePage {
  /** Calls a life-cycle function or a handler of the page. */
  call(name: string, argument?: unknown): void;
}

/** Opens the page of `pages/NAME/NAME.ts` with this query, and shows it, in this WeChat or one that keeps what it was asked. */
export function openPage(name: string, app: Partial<RunningApp>, query: Record<string, string> = {}, otherWx?: object) {
  const wechat: WechatRecord = { opened: [], titles: [], clipboard: '', backs: 0, leaveQuestion: '', scrolledTo: [] };
  const wx = {
    navigateTo: ({ url, success }: { url: string; success(): void }) => {
      wechat.opened.push(url);
      success();
    },
    navigateBack: () => {
      wechat.backs += 1;
    },
    enableAlertBeforeUnload: ({ message }: { message: string }) => {
      wechat.leaveQuestion = message;
    },
    disableAlertBeforeUnload: () => {
      wechat.leaveQuestion = '';
    },
    pageScrollTo: ({ selector }: { selector: string }) => void wechat.scrolledTo.push(selector),
    setNavigationBarTitle: ({ title }: { title: string }) => void wechat.titles.push(title),
    setClipboardData: ({ data, success }: { data: string; success(): void }) => {
      wechat.clipboard = data;
      success();
    },
  };
  Object.assign(globalThis, { wx: otherWx ?? wx, getApp: () => app });
  const { data, ...functions } = optionsOf(name);
  const page = Object.assign(new FakePage(), functions, { data: structuredClone(data) }) as unknown as PageUnderTest;
  page.call = (handler, argument) => {
    const known = (page as unknown as Record<string, Handler | undefined>)[handler];
    if (!known) throw new Error(`The page has no ${handler}`);
    known.call(page, argument);
  };
  page.call('onLoad', query);
  page.call('onShow');
  return { page, wechat };
}

const loaded = new Map<string, PageOptions>();

/** What a page gives to WeChat's `Page`; its code runs once, as in WeChat, however often the page is opened. */
function optionsOf(name: string): PageOptions {
  const Page = (given: PageOptions) => loaded.set(name, given);
  Object.assign(globalThis, { Page });
  if (!loaded.has(name)) require(`../../../miniprogram/${folderOf(name)}pages/${name}/${name}`);
  return loaded.get(name) ?? {};
}

/** An event of an element with these `data-` attributes. */
export function eventOf(dataset: Record<string, unknown>, detail: Record<string, unknown> = {}) {
  return { currentTarget: { dataset }, detail };
}

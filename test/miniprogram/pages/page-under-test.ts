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

/** A page as WeChat would run it, without its markup. */
interface PageUnderTest extends FakePage {
  /** Calls a life-cycle function or a handler of the page. */
  call(name: string, argument?: unknown): void;
}

/** Loads `pages/NAME/NAME.ts`, opens it with this query, and shows it, in this WeChat or one that keeps what it was asked. */
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
  let options: Record<string, unknown> = {};
  const Page = (given: Record<string, unknown>) => {
    options = given;
  };
  Object.assign(globalThis, { Page, wx: otherWx ?? wx, getApp: () => app });
  jest.isolateModules(() => require(`../../../miniprogram/${folderOf(name)}pages/${name}/${name}`));

  const page = Object.assign(new FakePage(), options) as unknown as PageUnderTest;
  page.call = (handler, argument) => {
    const known = (page as unknown as Record<string, Handler | undefined>)[handler];
    if (!known) throw new Error(`The page has no ${handler}`);
    known.call(page, argument);
  };
  page.call('onLoad', query);
  page.call('onShow');
  return { page, wechat };
}

/** An event of an element with these `data-` attributes. */
export function eventOf(dataset: Record<string, unknown>, detail: Record<string, unknown> = {}) {
  return { currentTarget: { dataset }, detail };
}

import { copyText } from '../../../miniprogram/runtime/copy-text';
import { askPermissions } from '../../../miniprogram/runtime/permissions';
import { wechat as calls } from '../../../miniprogram/runtime/wechat';
import { settle, VirtualClock } from '../../support/virtual-clock';
import { fakeWechat } from './fake-wechat';

/** What is said when the clipboard answers like this. */
async function saidAfter(failure?: object, language: 'zh' | 'en' = 'en') {
  const wechat = fakeWechat();
  if (failure) wechat.failures.setClipboardData = failure;
  Object.assign(globalThis, { wx: wechat.wx, getApp: () => ({ language }) });
  copyText('XP2Pname');
  await settle();
  return wechat.made
    .filter(({ call }) => call === 'showModal')
    .map(({ options }) => {
      const { title, content } = options as { title: string; content: string };
      return `${title}. ${content}`;
    });
}

test('what was copied is said by WeChat itself', async () => {
  expect(await saidAfter()).toEqual([]);
});

const fail = 'setClipboardData:fail';

test.each([
  ['the guideline does not declare it', { errMsg: fail, errno: 112 }, /^This mini-program has not declared/],
  [
    'the guideline was refused',
    { errMsg: `${fail} privacy permission is not authorized`, errno: 104 },
    /WeChat asks anew\.$/,
  ],
  ['the guideline was refused, by number alone', { errMsg: fail, errno: 104 }, /WeChat asks anew\.$/],
  ['something else', { errMsg: `${fail} system error` }, /^It was not copied\. Try again\.$/],
])('what was not copied is said, and why: %s', async (_, failure, sentence) => {
  expect(await saidAfter(failure)).toEqual([expect.stringMatching(sentence)]);
});

test('who cancels copying is told nothing', async () => {
  expect(await saidAfter({ errMsg: `${fail} cancel` })).toEqual([]);
});

test('what was not copied is said in the language of the app', async () => {
  expect(await saidAfter({ errMsg: fail }, 'zh')).toEqual(['没有复制成功. 请再试一次。']);
});

test('a copy that works outweighs one that was refused: the list says so no more', async () => {
  const clipboard = async () => (await askPermissions(calls, new VirtualClock(), 'ios')).clipboard;
  await saidAfter({ errMsg: fail, errno: 103 });
  expect(await clipboard()).toBe('refusedOnce');
  await saidAfter();
  expect(await clipboard()).toBe('allowed');
});

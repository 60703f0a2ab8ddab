import { sessionView } from '../../../machines/session';
import { openingView } from '../../../miniprogram/runtime/opening-view';
import { SessionAlone } from '../../machines/session/session-alone';
import { snapshotIn, working } from '../../machines/session/snapshot-in';

test('a page begins with what a camera shows while its connection is made: of that only the node is news', () => {
  const snapshot = snapshotIn(working, {
    language: 'zh',
    step: 'startService',
    node: { way: 'bytes', key: 1, autoplay: false, mode: 'live' },
    timeline: [],
  });
  expect(sessionView(snapshot)).toEqual({ ...openingView, playerKey: 1 });
});

test('a page in another language is told all its words at its start', () => {
  const english = sessionView(new SessionAlone({ language: 'en' }).session.getSnapshot());
  expect(Object.keys(english)).toEqual(Object.keys(openingView));
  expect(JSON.stringify(english)).not.toMatch(/\p{Script=Han}/u);
});

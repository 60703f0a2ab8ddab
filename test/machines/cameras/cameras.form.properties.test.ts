import fc from 'fast-check';
import { type Camera, type CameraForm, sourceOf, sourceRefusal } from '../../../machines/cameras';
import { cameraOf, changed, emptyForm, errorsOf, formOf } from '../../../machines/cameras/cameras.form';

const fields = Object.keys(emptyForm) as (keyof CameraForm)[];
/** What people type, paste and mistype, and what is right often enough. */
const words = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('door', 'a-1', ' door ', 'server', 'camera', 'url', 'device', 'ask', 'RTC', 'high', 'super'),
  fc.webUrl({ withQueryParameters: true }),
  fc.constantFrom('http://door.xnet/ipc.p2p.com/ipc.flv?action=live', 'https://live.example.com/gate.flv', 'PRODUCT01'),
);
const changes = fc.array(fc.tuple(fc.constantFrom(...fields), words), { maxLength: 14 });
const typed = (story: readonly (readonly [keyof CameraForm, string])[], form: CameraForm = emptyForm): CameraForm =>
  story.reduce((before, [field, value]) => changed(before, field, value), form);

test('whatever is typed, each error names a field of the form and says something in both languages', () => {
  fc.assert(
    fc.property(changes, (story) => {
      for (const [field, text] of Object.entries(errorsOf(typed(story), null, []))) {
        expect(fields).toContain(field);
        expect(text?.zh).toBeTruthy();
        expect(text?.en).toBeTruthy();
      }
    }),
    { numRuns: 1_000 },
  );
});

test('a form without errors makes a camera that nothing refuses before the plugin is asked', () => {
  let complete = 0;
  const right: CameraForm = { ...emptyForm, id: 'door', by: 'url', url: 'http://door.xnet/ipc.p2p.com/ipc.flv' };
  fc.assert(
    fc.property(changes, (story) => {
      const form = typed(story, right);
      if (Object.keys(errorsOf(form, null, [])).length > 0) return;
      complete += 1;
      expect(sourceRefusal(sourceOf(cameraOf(form, null)))).toBeNull();
    }),
    { numRuns: 1_000 },
  );
  expect(complete).toBeGreaterThan(100);
});

test('a camera that is opened in the form and saved unchanged is the same camera', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9._-]{1,20}$/);
  const camera = fc.record({
    id,
    name: id,
    kind: fc.constantFrom('camera', 'server'),
    quality: fc.constantFrom('standard', 'high', 'super'),
    address: fc.record({ by: fc.constant('url'), url: fc.webUrl({ withQueryParameters: true }) }),
    deviceCheck: fc.constant(false),
    playerMode: fc.constantFrom('live', 'RTC'),
  }) as fc.Arbitrary<Camera>;
  fc.assert(
    fc.property(camera, (original) => {
      expect(cameraOf(formOf(original), original)).toEqual(original);
    }),
  );
});

import fc from 'fast-check';
import { type View, viewChanges } from '../../../miniprogram/runtime/view-changes';
import { FakePage } from './fake-page';

/** Too long to be sent again. */
const many = 'as many words as make an element longer than its path';

describe('the changes between two views', () => {
  test('nothing is set where two views are the same', () => {
    const view = { status: { text: 'Live', tone: 'live' }, steps: [{ ms: 3 }], sheet: null };
    expect(viewChanges(view, { ...view, status: { ...view.status }, steps: [{ ms: 3 }] })).toEqual({});
  });

  test('a changed leaf of a view is set by its path, its neighbours are left alone', () => {
    const before = { status: { text: 'Live', tone: 'live' }, muted: false };
    const after = { status: { text: 'Weak network', tone: 'live' }, muted: false };
    expect(viewChanges(before, after)).toEqual({ 'status.text': 'Weak network' });
  });

  test('what is set of a view is the page’s own: a page that changes it in place changes no view', () => {
    const nothing = { label: '', event: '' };
    const after = { sheet: { primary: nothing, secondary: nothing }, steps: [nothing] };
    const { sheet, steps } = viewChanges({}, after) as unknown as typeof after;
    sheet.primary.label = 'Play';
    (steps[0] as typeof nothing).label = 'Play';
    expect(nothing).toEqual({ label: '', event: '' });
    expect(sheet.secondary).toEqual(nothing);
  });

  test('of a changed array element of a view its leaves are set, or the whole where that is shorter', () => {
    const before = {
      steps: [
        { key: 'a', ms: -1 },
        { key: 'b', ms: -1 },
      ],
    };
    const after = {
      steps: [
        { key: 'a', ms: 12 },
        { key: 'b', ms: -1 },
      ],
    };
    expect(viewChanges(before, after)).toEqual({ 'steps[0].ms': 12 });
    expect(viewChanges({ list: [{ a: 1, b: 2 }, many] }, { list: [{ a: 3, b: 4 }, many] })).toEqual({
      'list[0]': { a: 3, b: 4 },
    });
  });

  test('an array of a view that grew is set by what is new, unless the whole is shorter; one that shrank as a whole', () => {
    expect(viewChanges({ steps: [many] }, { steps: [many, 2] })).toEqual({ 'steps[1]': 2 });
    expect(viewChanges({ steps: [1] }, { steps: [2, 3] })).toEqual({ steps: [2, 3] });
    expect(viewChanges({ steps: [] }, { steps: [1] })).toEqual({ steps: [1] });
    expect(viewChanges({ steps: [1, 2] }, { steps: [] })).toEqual({ steps: [] });
  });

  test('what comes and goes in a view is set as a whole, absence as null', () => {
    const sheet = { title: 'Camera is busy', primary: { label: 'Try again' } };
    expect(viewChanges({ sheet: null }, { sheet })).toEqual({ sheet });
    expect(viewChanges({ sheet }, { sheet: null })).toEqual({ sheet: null });
    expect(viewChanges({ sheet }, { sheet: undefined })).toEqual({ sheet: null });
    expect(viewChanges({ steps: [1] }, { steps: [undefined] })).toEqual({ steps: [null] });
  });

  test('an object of a view that lost or swapped a key is set as a whole, as setData cannot take one away', () => {
    expect(viewChanges({ size: { a: 1, b: 2 } }, { size: { a: 1 } })).toEqual({ size: { a: 1 } });
    expect(viewChanges({ size: { a: 1, b: 2 } }, { size: { a: 1, c: 2 } })).toEqual({ size: { a: 1, c: 2 } });
  });

  test('an object and an array of a view are never taken for each other', () => {
    expect(viewChanges({ value: [1] }, { value: { 0: 1 } })).toEqual({ value: { 0: 1 } });
    expect(viewChanges({ value: { 0: 1 } }, { value: [1] })).toEqual({ value: [1] });
    expect(viewChanges({ list: [[1], { 0: 1 }, many] }, { list: [{ 0: 1 }, [1], many] })).toEqual({
      'list[0]': { 0: 1 },
      'list[1]': [1],
    });
  });

  test('a key of a view that setData would read as a path makes its parent be set as a whole', () => {
    expect(viewChanges({ hosts: { 'a.b': 1 } }, { hosts: { 'a.b': 2 } })).toEqual({ hosts: { 'a.b': 2 } });
  });

  test('not-a-number in a view is equal to itself', () => {
    expect(viewChanges({ ms: Number.NaN }, { ms: Number.NaN })).toEqual({});
  });

  test('whatever two views look like, the page ends up showing the second', () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    const view = fc.record({ a: json, b: json, list: fc.array(json), deep: fc.record({ c: json, d: json }) });
    fc.assert(
      fc.property(view, view, (before, after) => {
        const page = new FakePage();
        page.setData(viewChanges({}, before as View));
        const changes = viewChanges(before as View, after as View);
        page.setData(changes);
        expect(page.data).toEqual(after);
        expect(viewChanges(after as View, structuredClone(after) as View)).toEqual({});
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

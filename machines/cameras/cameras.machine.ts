import { assertEvent, assign, setup } from 'xstate';
import { read, write } from './cameras.actors';
import { cameraOf, changed, emptyForm, errorsOf, formOf } from './cameras.form';
import type { Camera, CameraField, CamerasContext, CamerasEvent, CamerasFact, CamerasInput } from './cameras.types';

const allFields = Object.keys(emptyForm) as CameraField[];

/** The list with what the form says: in the place of the camera that is edited, or at the end. */
function listWithForm({ cameras, original, form }: CamerasContext): readonly Camera[] {
  const camera = cameraOf(form, original);
  if (!original) return [...cameras, camera];
  return cameras.map((other) => (other.id === original.id ? camera : other));
}

/** The list with how a picture is to stand that somebody watches. */
function listWithFraming(cameras: readonly Camera[], event: CamerasEvent | CamerasFact): readonly Camera[] {
  assertEvent(event, 'FRAME');
  const { id, framing } = event;
  return cameras.map((camera) => (camera.id === id ? { ...camera, framing } : camera));
}

/** The pictures of the cameras that there are; that of an edited one goes with it to its new id. */
function picturesOf(cameras: readonly Camera[], context: CamerasContext): CamerasContext['pictures'] {
  const { original, form, pictures } = context;
  const moved = pictures.map(({ id, path }) => ({ id: id === original?.id ? form.id.trim() : id, path }));
  return moved.filter((picture) => cameras.some(({ id }) => id === picture.id));
}

/** The ids that cameras had before, and what each was changed to: pages and addresses may still have the old ones. */
function movedWith({ original, form, movedTo }: CamerasContext): CamerasContext['movedTo'] {
  const id = form.id.trim();
  if (!original || original.id === id) return movedTo;
  const moved = new Map(movedTo).set(original.id, id);
  moved.delete(id);
  return moved;
}

/** The list of cameras: shown, added to, edited and deleted from, and kept in storage after every change. */
export const camerasMachine = setup({
  types: { context: {} as CamerasContext, events: {} as CamerasEvent | CamerasFact, input: {} as CamerasInput },
  actors: { read, write },
  actions: {
    adoptRead: assign(({ event }) => {
      assertEvent(event, 'list.read');
      return event.list;
    }),
    adoptWritten: assign(({ context, event }) => {
      assertEvent(event, 'list.written');
      const { cameras } = event;
      const pictures = picturesOf(cameras, context);
      return { cameras, trouble: null, mustSetAside: false, pictures, movedTo: movedWith(context) };
    }),
    showBuiltIn: assign(({ context }) => ({ cameras: context.builtIn, trouble: 'unreadable', mustSetAside: true })),
    keepPicture: assign(({ context, event }) => {
      assertEvent(event, 'PICTURE');
      const others = context.pictures.filter(({ id }) => id !== event.id);
      return { pictures: [...others, { id: event.id, path: event.path }] };
    }),
    openEmptyForm: assign({ original: null, form: emptyForm, touched: [], saveFailed: false }),
    openForm: assign(({ context, event }) => {
      assertEvent(event, 'EDIT');
      const [original] = context.cameras.filter(({ id }) => id === event.id);
      return original ? { original, form: formOf(original), touched: [], saveFailed: false } : {};
    }),
    closeForm: assign({ form: emptyForm, original: null, touched: [] }),
    changeForm: assign(({ context, event }) => {
      assertEvent(event, 'CHANGE');
      return { form: changed(context.form, event.field, event.value), saveFailed: false };
    }),
    touchField: assign(({ context, event }) => {
      assertEvent(event, 'TOUCH');
      return { touched: [...new Set([...context.touched, event.field])] };
    }),
    touchAllFields: assign({ touched: allFields }),
    noteSaveFailed: assign({ saveFailed: true }),
    noteDeleting: assign(({ event }) => {
      assertEvent(event, 'DELETE');
      return { deletingId: event.id };
    }),
    noteNotWritten: assign({ trouble: 'notWritten' }),
  },
  guards: {
    isListed: ({ context, event }) => {
      assertEvent(event, ['EDIT', 'DELETE', 'PICTURE', 'FRAME']);
      return context.cameras.some(({ id }) => id === event.id);
    },
    isComplete: ({ context }) => Object.keys(errorsOf(context.form, context.original, context.cameras)).length === 0,
  },
}).createMachine({
  id: 'cameras',
  context: ({ input }) => ({
    ...input,
    cameras: [],
    trouble: null,
    mustSetAside: false,
    pictures: [],
    movedTo: new Map(),
    original: null,
    form: emptyForm,
    touched: [],
    saveFailed: false,
    deletingId: '',
  }),
  on: { PICTURE: { guard: 'isListed', actions: 'keepPicture' } },
  initial: 'loading',
  states: {
    loading: {
      description: 'Storage answers at once. What it holds but nobody understands is set aside, never lost.',
      invoke: {
        id: 'read',
        src: 'read',
        input: ({ context }) => context,
        onError: { target: 'browsing', actions: 'showBuiltIn' },
      },
      on: { 'list.read': { target: 'browsing', actions: 'adoptRead' } },
    },
    browsing: {
      on: {
        ADD: { target: 'editing', actions: 'openEmptyForm' },
        EDIT: { guard: 'isListed', target: 'editing', actions: 'openForm' },
        DELETE: { guard: 'isListed', target: 'confirmingDelete', actions: 'noteDeleting' },
        FRAME: { guard: 'isListed', target: 'reframing' },
      },
    },
    editing: {
      description:
        'The form is open, for a new camera or one of the list. A camera being watched changes at its next start.',
      on: {
        CHANGE: { actions: 'changeForm' },
        TOUCH: { actions: 'touchField' },
        SAVE: [{ guard: 'isComplete', target: 'saving' }, { actions: 'touchAllFields' }],
        CANCEL: { target: 'browsing', actions: 'closeForm' },
      },
    },
    saving: {
      description: 'Storage answers at once. If it cannot keep the list, the form stays open with all that was typed.',
      invoke: {
        id: 'save',
        src: 'write',
        input: ({ context }) => ({ ...context, cameras: listWithForm(context) }),
        onError: { target: 'editing', actions: 'noteSaveFailed' },
      },
      on: { 'list.written': { target: 'browsing', actions: ['adoptWritten', 'closeForm'] } },
    },
    reframing: {
      description:
        'Storage answers at once. If it cannot keep how a picture is to stand, it stands so until its page is left.',
      invoke: {
        id: 'reframe',
        src: 'write',
        input: ({ context, event }) => ({ ...context, cameras: listWithFraming(context.cameras, event) }),
        onError: { target: 'browsing', actions: 'noteNotWritten' },
      },
      on: { 'list.written': { target: 'browsing', actions: 'adoptWritten' } },
    },
    confirmingDelete: {
      on: { CONFIRM: 'deleting', CANCEL: 'browsing' },
    },
    deleting: {
      description: 'Storage answers at once. If it cannot keep the change, the camera stays in the list.',
      invoke: {
        id: 'delete',
        src: 'write',
        input: ({ context }) => ({
          ...context,
          cameras: context.cameras.filter(({ id }) => id !== context.deletingId),
        }),
        onError: { target: 'browsing', actions: 'noteNotWritten' },
      },
      on: { 'list.written': { target: 'browsing', actions: 'adoptWritten' } },
    },
  },
});

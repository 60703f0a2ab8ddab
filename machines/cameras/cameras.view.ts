import type { SnapshotFrom } from 'xstate';
import type { config } from '../kernel/config';
import { qualities, qualityTexts } from '../words/quality.texts';
import type { Language, Text } from '../words/text';
import {
  bys,
  deviceChecks,
  errorsOf,
  hasInitCommand,
  hasXp2pInfo,
  isFilled,
  isSecret,
  kinds,
  playerModes,
} from './cameras.form';
import type { camerasMachine } from './cameras.machine';
import {
  byTexts,
  deviceCheckTexts,
  fieldTexts,
  kindTexts,
  playerModeTexts,
  texts,
  troubleTexts,
} from './cameras.texts';
import type { CameraFormView, CamerasContext, CamerasView } from './cameras.types';

/** What the home page shows: the list, the deletion that waits for a yes, and the form while it is open. */
export function camerasView(snapshot: SnapshotFrom<typeof camerasMachine>, language: Language): CamerasView {
  const { cameras, pictures, trouble } = snapshot.context;
  const isEditing = snapshot.matches('editing') || snapshot.matches('saving');
  return {
    cards: cameras.map(({ id, name, kind, quality }) => ({
      id,
      name,
      kind,
      kindText: kindTexts[kind][language],
      qualityText: qualityTexts[quality][language],
      picture: pictures.find((picture) => picture.id === id)?.path ?? '',
    })),
    empty: cameras.length === 0 && !snapshot.matches('loading'),
    storageHint: trouble ? troubleTexts[trouble][language] : '',
    deleting: snapshot.matches('confirmingDelete') ? deletingView(snapshot.context, language) : null,
    form: isEditing ? formView(snapshot.context, language) : null,
  };
}

function deletingView({ cameras, deletingId }: CamerasContext, language: Language): CamerasView['deleting'] {
  const name = cameras.find(({ id }) => id === deletingId)?.name ?? deletingId;
  return { id: deletingId, question: texts.deleteQuestion[language].replace('{name}', () => name) };
}

type TypedField = keyof typeof config.maxFieldCharacters;

/** The fields that a source of this kind has, in the order in which they are filled in. */
function fieldsOf({ kind, by }: CamerasContext['form']): readonly TypedField[] {
  return kind === 'server' || by === 'url'
    ? ['name', 'id', 'url']
    : ['name', 'id', 'productId', 'deviceName', 'xp2pInfo', 'liveStreamDomain', 'initCommand', 'channels'];
}

function formView(context: CamerasContext, language: Language): CameraFormView {
  const { form, original, touched, cameras, saveFailed } = context;
  const errors = errorsOf(form, original, cameras);
  const fields = fieldsOf(form).map((field) => ({
    field,
    label: fieldTexts[field].label[language],
    value: isSecret(field) ? '' : form[field],
    placeholder: placeholderOf(field, context)[language],
    help: helpOf(field, context)[language],
    error: touched.includes(field) ? (errors[field]?.[language] ?? '') : '',
    secret: isSecret(field),
  }));
  return {
    title: (original ? texts.editTitle : texts.addTitle)[language],
    adding: original === null,
    kinds: choices(kinds, form.kind, kindTexts, language),
    bys: form.kind === 'camera' ? choices(bys, form.by, byTexts, language) : [],
    deviceChecks: form.kind === 'camera' ? choices(deviceChecks, form.deviceCheck, deviceCheckTexts, language) : [],
    playerModes: choices(playerModes, form.playerMode, playerModeTexts, language),
    qualities: choices(qualities, form.quality, qualityTexts, language),
    fields,
    filled: isFilled(form, original),
    canSave: fields.every(({ error }) => error === ''),
    error: saveFailed ? texts.saveFailed[language] : '',
  };
}

const isSet = (field: TypedField, { original }: CamerasContext): boolean =>
  (field === 'xp2pInfo' && hasXp2pInfo(original)) || (field === 'initCommand' && hasInitCommand(original));

const placeholderOf = (field: TypedField, context: CamerasContext): Text =>
  isSet(field, context) ? texts.xp2pInfoSet : fieldTexts[field].placeholder;

function helpOf(field: TypedField, context: CamerasContext): Text {
  if (isSet(field, context)) return field === 'xp2pInfo' ? texts.xp2pInfoKept : texts.initCommandKept;
  const hidesValues = field === 'url' && context.original?.address.url.includes('?');
  return hidesValues ? texts.urlMasked : fieldTexts[field].help;
}

function choices<Value extends string>(
  values: readonly Value[],
  chosen: Value,
  labels: { readonly [value in Value]: Text },
  language: Language,
): readonly { readonly value: Value; readonly label: string; readonly chosen: boolean }[] {
  return values.map((value) => ({ value, label: labels[value][language], chosen: value === chosen }));
}

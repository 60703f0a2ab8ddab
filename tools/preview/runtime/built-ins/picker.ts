import { type BuiltIn, type BuiltInDefinition, type PhoneServices, setHostAttribute } from './built-in';

/** Any range of choices, single or several columns, or a date or a time: a wheel from below. */
export function picker(services: PhoneServices): BuiltInDefinition {
  return {
    properties: {
      name: String,
      headerText: String,
      mode: { type: String, value: 'selector' },
      range: Array,
      rangeKey: String,
      value: null,
      start: String,
      end: String,
      fields: String,
      disabled: Boolean,
    },
    observers: {
      disabled(disabled) {
        setHostAttribute(this, 'aria-disabled', disabled ? 'true' : '');
      },
    },
    attached() {
      if (!this.data.ariaRole) setHostAttribute(this, 'role', 'button');
      this.addListener('tap', () => {
        if (!this.data.disabled) void open(this, services);
      });
    },
  };
}

/** How one mode turns its value into columns and back. */
interface Mode {
  readonly selected: readonly number[];
  columns(selected: readonly number[]): readonly (readonly string[])[];
  value(selected: readonly number[]): unknown;
}

async function open(builtIn: BuiltIn, services: PhoneServices): Promise<void> {
  const mode = modeOf(builtIn);
  if (!mode) {
    console.warn(`the preview has no picker of mode "${String(builtIn.data.mode)}"`);
    return;
  }
  const selected = await services.pick({
    title: String(builtIn.data.headerText ?? ''),
    selected: mode.selected,
    columns: mode.columns,
    onColumnChange: (column, value) => builtIn.triggerEvent('columnchange', { column, value }),
  });
  if (!selected) {
    builtIn.triggerEvent('cancel', {});
    return;
  }
  const value = mode.value(selected);
  builtIn.setData({ value });
  builtIn.triggerEvent('change', { value });
}

function modeOf(builtIn: BuiltIn): Mode | null {
  const { mode, value } = builtIn.data;
  switch (mode) {
    case 'selector':
      return {
        selected: [Number(value ?? 0) || 0],
        columns: () => [labelsOf(builtIn, builtIn.data.range)],
        // WeChat answers with a string here.
        value: ([index]) => String(index),
      };
    case 'multiSelector':
      return {
        selected: Array.isArray(value) ? value.map(Number) : [],
        columns: () => (builtIn.data.range as unknown[]).map((column) => labelsOf(builtIn, column)),
        value: (selected) => [...selected],
      };
    case 'time':
      return timeMode(String(value ?? ''));
    case 'date':
      return dateMode(String(value ?? ''), String(builtIn.data.start ?? ''), String(builtIn.data.end ?? ''));
    default:
      return null;
  }
}

function labelsOf(builtIn: BuiltIn, range: unknown): string[] {
  const key = String(builtIn.data.rangeKey ?? '');
  return (Array.isArray(range) ? range : []).map((choice) => String(key ? choice?.[key] : choice));
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const countFrom = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => twoDigits(first + index));

function timeMode(value: string): Mode {
  const [hours = 0, minutes = 0] = value.split(':').map(Number);
  return {
    selected: [hours || 0, minutes || 0],
    columns: () => [countFrom(0, 23), countFrom(0, 59)],
    value: (selected) => selected.map(twoDigits).join(':'),
  };
}

function dateMode(value: string, start: string, end: string): Mode {
  const firstYear = Number(start.slice(0, 4)) || 1970;
  const lastYear = Number(end.slice(0, 4)) || 2100;
  const today = new Date();
  const [year = today.getFullYear(), month = today.getMonth() + 1, day = today.getDate()] = value
    .split('-')
    .filter(Boolean)
    .map(Number);
  const daysIn = ([yearIndex = 0, monthIndex = 0]: readonly number[]): number =>
    new Date(firstYear + yearIndex, monthIndex + 1, 0).getDate();
  return {
    selected: [year - firstYear, month - 1, day - 1],
    columns: (selected) => [countFrom(firstYear, lastYear), countFrom(1, 12), countFrom(1, daysIn(selected))],
    value: ([yearIndex = 0, monthIndex = 0, dayIndex = 0]) =>
      [firstYear + yearIndex, twoDigits(monthIndex + 1), twoDigits(dayIndex + 1)].join('-'),
  };
}

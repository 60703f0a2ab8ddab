const MS_PER_DAY = 86_400_000;

/** `HH:MM:SS.mmm` where the phone is. */
export function timeOfDay(atMs: number, timezoneOffsetMinutes: number): string {
  const localMs = Math.floor(atMs) - timezoneOffsetMinutes * 60_000;
  const ofDayMs = ((localMs % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY;
  const part = (unitMs: number, count: number, digits: number) =>
    String(Math.floor(ofDayMs / unitMs) % count).padStart(digits, '0');
  return `${part(3_600_000, 24, 2)}:${part(60_000, 60, 2)}:${part(1_000, 60, 2)}.${part(1, 1_000, 3)}`;
}

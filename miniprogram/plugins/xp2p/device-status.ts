import type { StreamParams } from '../../../machines/kernel/ports';

/** Asks the camera about the stream that is wanted (contract 2.4). */
export function deviceStatusCommand(params: StreamParams): string {
  return `action=inner_define&channel=${params.channel}&cmd=get_device_st&type=live&quality=${params.quality}`;
}

/**
 * The status in a camera's answer: `[{ status, appConnectNum }]` as JSON text, with a NUL at the end before 1.0.2, the
 * status as number or string (contract 2.4). Undefined when there is none to be found.
 */
export function readDeviceStatus(answer: unknown): number | undefined {
  const { data } = (answer ?? {}) as { data?: unknown };
  if (typeof data !== 'string') return undefined;
  try {
    const parsed: unknown = JSON.parse(data.replace(/\0+$/, ''));
    const [first] = Array.isArray(parsed) ? parsed : [parsed];
    const status = Number((first as { status?: unknown } | undefined)?.status ?? Number.NaN);
    return Number.isInteger(status) ? status : undefined;
  } catch {
    return undefined;
  }
}

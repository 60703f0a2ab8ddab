import type { JsonObject } from '../pack/pack.types';
import type { MiniProgramPackage } from './packed';
import type { WindowConfig } from './phone/navigation-bar';

export type Theme = 'light' | 'dark';

/** Whether the mini-program has a dark appearance at all: without `darkmode` WeChat shows it light. */
export function hasDarkMode(packed: MiniProgramPackage): boolean {
  return packed.configs.app?.darkmode === true;
}

/** app.json's `window`, overridden by the page's own JSON, with theme.json's variables (`@name`) filled in. */
export function windowConfig(packed: MiniProgramPackage, path: string, theme: Theme): WindowConfig {
  const app = packed.configs.app ?? {};
  return withVariables(packed, { ...(app.window as object), ...packed.configs[path] }, theme);
}

/** Values with theme.json's variables (`@name`) filled in; one that is not there keeps its name. */
export function withVariables(packed: MiniProgramPackage, values: JsonObject, theme: Theme): JsonObject {
  const variables = themeVariables(packed, theme);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && value.startsWith('@') ? (variables[value.slice(1)] ?? value) : value,
    ]),
  );
}

function themeVariables(packed: MiniProgramPackage, theme: Theme): Record<string, unknown> {
  const location = String(packed.configs.app?.themeLocation ?? 'theme.json').replace(/\.json$/, '');
  return (packed.configs[location]?.[theme] ?? {}) as Record<string, unknown>;
}

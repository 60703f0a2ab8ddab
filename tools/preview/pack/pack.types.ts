import type { Way } from '../../../simulator/generations.ts';
import type { Diagnostic } from '../../build/build.types.ts';
import type { SimulatedPlugins } from '../simulated/simulated.types.ts';

export type { Diagnostic };

/** The plugins that are simulated. */
export type PluginName = 'xp2p' | 'player';

/** The text files of a mini-program: path from its root (forward slashes) → text. */
export type SourceFiles = ReadonlyMap<string, string>;

/** A JSON file as it was read; what is inside is the mini-program's business. */
export type JsonObject = Record<string, unknown>;

/** One compiled style sheet. `rpx`, `vh` and safe areas are left for the browser, which knows the screen. */
export interface PackedStyle {
  css: string;
  /** Prefix of every class of a component (`scope--class`); absent for `app.wxss` and pages. */
  scope?: string;
}

/** What the browser gets, as `window.__miniProgram`. Everything is keyed by path without suffix, but `modules`. */
export interface PackedMiniProgram {
  pages: string[];
  /** Every JSON file: `app`, `theme`, `pages/home/home`, … */
  configs: Record<string, JsonObject>;
  styles: Record<string, PackedStyle>;
  /** Made by glass-easel's template compiler. */
  templates: Record<string, unknown>;
  /** File name → its JavaScript, as CommonJS. */
  modules: Record<string, string>;
  /** The plugins that take the place of those which it names; absent where the mini-program brings its own. */
  simulated?: {
    /** The modules that make each of them. */
    scripts: Readonly<Record<PluginName, string>>;
    /** By the aliases of app.json. */
    plugins: Record<string, PluginName>;
  };
  /** Who pulls in it, as far as its plugins are simulated: it, or a component of the plugin. */
  way: Way;
  /** What it stores is kept apart from what others store, under this name; absent for this project's own. */
  storage?: string;
}

export interface PackResult {
  ok: boolean;
  /** A script that sets `window.__miniProgram`; empty when something is wrong. */
  code: string;
  diagnostics: Diagnostic[];
}

export interface PackOptions {
  /** The folder that DevTools opens: `app.json` is in it, or in its project.config.json's `miniprogramRoot`. */
  root: string;
  /** Put before file names in diagnostics, so that a person can open them: `miniprogram/`. */
  shownAs?: string;
  /** Of somebody else's mini-program: what takes the place of the plugins that it names. */
  simulated?: SimulatedPlugins | undefined;
  /** Of somebody else's mini-program: what its storage is called. */
  storage?: string | undefined;
}

/** A template compiled by the server's esbuild plugin (`server/wxml-plugin.mjs`). */
declare module '*.wxml' {
  import type { template } from 'glass-easel';

  const compiled: template.ComponentTemplate;
  export default compiled;
}

/** How the plugins are used: this package pulls the bytes by itself, or components of the plugin pull and play. */
export type WayName = 'bytes' | 'managed';

declare global {
  interface Window {
    /** Of the preview's panel: how inspectors know the phone in it; empty while nobody knows. */
    __inspectedBeside?: () => string;
  }
}

/** How inspectors know the phone that this page stands beside; undefined where it stands alone. */
export function inspectedBeside(): string | undefined {
  return window.parent === window ? undefined : window.parent.__inspectedBeside?.();
}

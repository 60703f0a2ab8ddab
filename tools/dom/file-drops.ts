/** Files that are dropped on a window; `hold` says whether one is held over it. */
export function acceptFileDrops(
  target: EventTarget,
  open: (files: readonly File[]) => void,
  hold: (isHeld: boolean) => void = () => {},
): void {
  const listen = (type: string, hear: (event: DragEvent) => void) =>
    target.addEventListener(type, (event) => hear(event as DragEvent));
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  listen('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    hold(true);
  });
  listen('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) hold(false);
  });
  listen('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    hold(false);
    open([...(event.dataTransfer?.files ?? [])]);
  });
}

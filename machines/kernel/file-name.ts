/** Of what is taken or recorded of a camera at that moment, in UTC: it sorts by time, and a file system takes all of its letters. */
export function fileNameOf(cameraId: string, atMs: number): string {
  const at = new Date(atMs).toISOString().replace(/[-:]|\..*/g, '');
  return `${at}Z-${cameraId.replace(/[^\w.-]/g, '_').slice(0, 40)}`;
}

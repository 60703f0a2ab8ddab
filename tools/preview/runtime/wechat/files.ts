import { CallFailure, type CallMaker } from './call';

/** Files of the package, which the preview's server has. */
export function filesApi(call: CallMaker): Record<string, unknown> {
  const readFile = call.async<{ filePath: string }>('readFile', async ({ filePath = '' }) => {
    const response = await fetch(`files/${encodeURI(filePath.replace(/^\//, ''))}`);
    if (!response.ok) throw new CallFailure(`no such file or directory, open ${filePath}`);
    return { data: await response.arrayBuffer() };
  });
  return { getFileSystemManager: () => ({ readFile }) };
}

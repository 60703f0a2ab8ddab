/** `live-player 2103`, `p2p-player WECHAT_SERVER_ERROR`: what a player says, in the words of the failure table. */
export function playerFacts(event: string, detail: object): readonly string[] {
  const { code, message, errMsg, error } = detail as {
    readonly code?: number;
    readonly message?: string;
    readonly errMsg?: string;
    readonly error?: { readonly code?: string };
  };
  if (event === 'statechange') {
    const isServerGone = code === 2103 && /errCode:\s*-1004|Failed to connect to/i.test(message ?? '');
    return [`live-player ${code}`, ...(isServerGone ? ['live-player LOCAL_SERVER_GONE'] : [])];
  }
  if (event === 'error')
    return [errMsg?.includes('permission denied') ? 'live-player permissionDenied' : 'live-player unknown'];
  if (event === 'playerError' || event === 'playerClose') return [`p2p-player ${error?.code}`];
  return [];
}

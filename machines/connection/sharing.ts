/** What one to many tells of itself (contract 2.3, `DevNotify`), added up over one pull. */
export interface SharingCount {
  /** Other viewers who could share: candidates of the last report. */
  readonly peers: number;
  readonly bytesFromPeers: number;
  readonly bytesFromServer: number;
}

export interface Sharing {
  /** One `DevNotify`: it can come with every chunk, so it is added up here and told once a second at most. */
  note(subtype: string, detail: unknown): void;
  /** Null before the first report: a camera watched one to one never makes one. */
  count(): SharingCount | null;
}

const numberIn = (detail: unknown, field: string): number => {
  const value = typeof detail === 'object' && detail !== null ? (detail as Record<string, unknown>)[field] : undefined;
  return typeof value === 'number' && value >= 0 ? value : 0;
};

export function createSharing(): Sharing {
  let count: SharingCount | null = null;
  const known = (): SharingCount => count ?? { peers: 0, bytesFromPeers: 0, bytesFromServer: 0 };
  return {
    note: (subtype, detail) => {
      const { peers, bytesFromPeers, bytesFromServer } = known();
      if (subtype === 'Peers') count = { ...known(), peers: numberIn(detail, 'candidateSize') };
      if (subtype === 'P2P') count = { ...known(), bytesFromPeers: bytesFromPeers + numberIn(detail, 'chunkSize') };
      if (subtype === 'CDN')
        count = { peers, bytesFromPeers, bytesFromServer: bytesFromServer + numberIn(detail, 'chunkSize') };
    },
    count: () => count,
  };
}

import type { SimulatedWorld } from '../world';
import type { DeviceNotifyWord } from './words';

/** How much of what arrives comes from other viewers; the rest comes from the server. */
const PEER_SHARE = 0.6;

/** What one to many tells of itself while it runs: who shares, and how many bytes came from where (contract 2.3). */
export class PeersReport {
  private bytes = 0;
  private timer: unknown;

  constructor(
    private readonly world: SimulatedWorld,
    private readonly say: (word: DeviceNotifyWord, detail: unknown) => void,
  ) {
    say('Subscribe', 'subscribed');
    say('Parent', { peername: 'simulated-parent' });
    this.next();
  }

  count(bytes: number): void {
    this.bytes += bytes;
  }

  stop(): void {
    this.world.clock.clearTimeout(this.timer);
  }

  private next(): void {
    this.timer = this.world.after('peersReport', () => {
      // Said first the next report is planned, so that a listener who stops the stream stops this too.
      this.next();
      this.report();
    });
  }

  private report(): void {
    const fromPeers = Math.round(this.bytes * PEER_SHARE);
    const fromServer = this.bytes - fromPeers;
    this.bytes = 0;
    const candidateSize = 2 + Math.floor(this.world.random() * 4);
    this.say('Peers', {
      candidateSize,
      standbySize: 1,
      childrenSize: 1,
      childrenStr: 'simulated-child',
      localPeername: 'simulated-peer',
    });
    this.say('P2P', { chunkSize: fromPeers });
    this.say('CDN', { chunkSize: fromServer });
  }
}

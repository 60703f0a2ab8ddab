import { inspectThrough } from '../../development/inspector';
import { createListOpener } from '../../miniprogram/runtime/list-opener';
import { simulatedCameras } from '../../simulator/simulated-cameras';
import { Phone } from '../bench/support/phone';
import { settle } from '../support/virtual-clock';
import { FakeSockets } from './fake-sockets';

/**
 * The whole app in Node, with the inspector's client, which dials by a `wx.connectSocket` over real sockets, as WeChat
 * DevTools have it.
 */
export class NodeApp {
  private readonly sockets = new FakeSockets();
  private readonly phone: Phone;
  private isOver = false;

  constructor(address: string) {
    this.phone = new Phone(simulatedCameras('en'), 'en', inspectThrough(this.sockets, address));
  }

  /** A person opens a camera and looks at it. */
  watch(camera: string): void {
    const opened = createListOpener(this.phone.app).openView(camera);
    if (!opened) throw new Error(`there is no camera ${camera}`);
    this.phone.showNodes(opened.view);
  }

  /** Time goes on until the app is ended: fast, but with a look at the sockets after every step. */
  async run(): Promise<void> {
    while (!this.isOver) {
      await this.phone.clock.advance(10);
      await settle();
      await new Promise(setImmediate);
    }
  }

  end(): void {
    this.isOver = true;
    this.sockets.end();
  }
}

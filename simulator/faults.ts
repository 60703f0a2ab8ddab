import type { NotifySubtypeEnum } from '../miniprogram/plugins/xp2p/surface';
import type { Faults, ManagedFault, Notice } from './fault.types';
import type { SimulatedIot } from './iot/simulated-iot';
import type { NetworkType, SimulatedWorld } from './world';
import type { SimulatedStream } from './xp2p/simulated-stream';
import type { SimulatedXp2p } from './xp2p/xp2p-plugin';

const MEMBERS: Readonly<Record<Notice, keyof NotifySubtypeEnum>> = {
  connected: 'Connected',
  request: 'Request',
  parsed: 'Parsed',
  success: 'Success',
  eof: 'Eof',
  fail: 'Fail',
  close: 'Close',
  disconnect: 'Disconnect',
};

/** Notices after which a stream is over. */
const LAST_NOTICES: readonly Notice[] = ['success', 'eof', 'fail', 'close'];

/** "Software caused connection abort": the player's local server is gone too (contract 2.1). */
const CONNECTION_ABORTED = 103;

/** WeChat's word for "memory is low", level 10 on Android. */
const MEMORY_LOW = 10;

/** Faults on demand, brought about in this world. */
export class WorldFaults implements Faults {
  private readonly usualNetwork: NetworkType;
  private isHidden = false;
  private isInterrupted = false;

  constructor(
    private readonly world: SimulatedWorld,
    private readonly xp2p: SimulatedXp2p,
  ) {
    this.usualNetwork = world.isOnline ? world.network : 'wifi';
  }

  onCall: Faults['onCall'] = (call, fault, options) => this.world.callFaults.order(call, fault, options);

  notice: Faults['notice'] = (notice, { id, detail } = {}) => {
    for (const service of this.xp2p.services.chosen(id)) {
      if (notice === 'disconnect') service.disconnect(detail ?? { type: 'disconnect' });
      else if (notice === 'connected') service.say('Connected', detail);
      else for (const stream of service.running()) this.noticeOf(stream, notice, detail);
    }
  };

  lateNotice: Faults['lateNotice'] = (notice, { id } = {}) => this.xp2p.services.sayLate(MEMBERS[notice], id);

  headerStatus: Faults['headerStatus'] = (status, options) => this.world.streamFaults.orderHeader(status, options);

  headerAsItIs: Faults['headerAsItIs'] = (status) => this.world.streamFaults.forgetHeader(status);

  duplicateCallbacks: Faults['duplicateCallbacks'] = (on) => {
    this.world.duplicateCallbacks = on;
    this.world.players.duplicateCallbacks = on;
  };

  stall: Faults['stall'] = (on, { id } = {}) => {
    this.world.streamFaults.stall(on, id);
    this.xp2p.services.updateFlows();
  };

  playerClose: Faults['playerClose'] = (code) => this.world.players.each((player) => player.close(code));

  playerError: Faults['playerError'] = (code, { beforeReady = false } = {}) => {
    if (beforeReady) this.world.players.errorBeforeReady = code;
    else this.world.players.each((player) => player.fail(code));
  };

  playerLoses: Faults['playerLoses'] = ({ giveUp = false } = {}) =>
    this.world.players.each((player) => player.lose({ giveUp }));

  playerState: Faults['playerState'] = (code, message) =>
    this.world.players.each((player) => player.state(code, message));

  playerReadyAgain: Faults['playerReadyAgain'] = (options) =>
    this.world.players.each((player) => player.readyAgain(options));

  playerNeverReady: Faults['playerNeverReady'] = (on) => {
    this.world.players.neverReady = on;
  };

  playerNeverPulls: Faults['playerNeverPulls'] = (on) => {
    this.world.players.neverPulls = on;
  };

  playerCache: Faults['playerCache'] = (cacheMs) => this.world.players.each((player) => player.setCache(cacheMs));

  playerFallsBehind: Faults['playerFallsBehind'] = (cacheMs) =>
    this.world.players.each((player) => player.fallBehind(cacheMs));

  microphoneDenied: Faults['microphoneDenied'] = (on) => {
    this.world.players.microphoneDenied = on;
    if (on) this.world.players.each((player) => player.microphoneDenied());
  };

  deviceStatus: Faults['deviceStatus'] = (status) => {
    this.world.streamFaults.deviceStatus = status;
  };

  cameraFull: Faults['cameraFull'] = (on) => {
    this.world.streamFaults.cameraIsFull = on;
  };

  cameraSees: Faults['cameraSees'] = (light) => this.world.cameras.changeLight?.(light);

  cameraSends: Faults['cameraSends'] = (sending, { id } = {}) => this.world.streamFaults.send(sending, id);

  natChanged: Faults['natChanged'] = () => this.xp2p.modules.natEvent('NATChanged');

  natError: Faults['natError'] = (errcode) => {
    if (errcode === CONNECTION_ABORTED) this.world.players.localServerDead = true;
    this.xp2p.modules.natEvent('NATError', { errcode, errmsg: 'simulated NAT error' });
  };

  network: Faults['network'] = (type) => this.world.changeNetwork(type);

  networkMoves: Faults['networkMoves'] = (isTold) => this.world.moveNetwork(isTold);

  killLocalServer: Faults['killLocalServer'] = () => this.world.players.killLocalServer(this.world.platform);

  appHidden: Faults['appHidden'] = () => {
    this.isHidden = true;
    this.world.wechat.emit('appHide', {});
  };

  appShown: Faults['appShown'] = () => {
    this.isHidden = false;
    this.world.wechat.emit('appShow', {});
  };

  memoryWarning: Faults['memoryWarning'] = () => this.world.wechat.emit('memoryWarning', { level: MEMORY_LOW });

  soundInterrupted: Faults['soundInterrupted'] = () => {
    this.isInterrupted = true;
    this.world.wechat.emit('audioInterruptionBegin', {});
  };

  soundReturned: Faults['soundReturned'] = () => {
    this.isInterrupted = false;
    this.world.wechat.emit('audioInterruptionEnd', {});
  };

  managed: Faults['managed'] = (fault) => {
    if (this.xp2p.iot) this.bringAbout(fault, this.xp2p.iot);
  };

  /** What a change has done stays done: a module that lost its network needs its reset, a dead server its restart. */
  clear: Faults['clear'] = () => {
    const { players } = this.world;
    this.world.callFaults.clear();
    this.world.streamFaults.clear();
    this.duplicateCallbacks(false);
    this.cameraSees('usual');
    players.neverReady = false;
    players.neverPulls = false;
    players.microphoneDenied = false;
    players.errorBeforeReady = null;
    this.world.changeNetwork(this.usualNetwork);
    if (this.isHidden) this.appShown();
    if (this.isInterrupted) this.soundReturned();
    this.world.iot.clear();
    this.xp2p.iot?.module.goOn();
    this.xp2p.services.updateFlows();
  };

  private bringAbout(fault: ManagedFault, { module, services }: SimulatedIot): void {
    const { iot } = this.world;
    switch (fault.what) {
      case 'service':
        services.force(fault.state);
        break;
      case 'playError':
        iot.each((component) => component.fail(fault.isFatal));
        break;
      case 'endTwice':
        iot.each((component) => component.endTwice());
        break;
      case 'weaken':
        iot.each((component) => component.weaken());
        break;
      case 'localServer':
        this.localServerFails(fault.which, module);
        break;
      case 'snapshot':
        iot.snapshot = fault.trouble;
        return;
      default:
        iot[fault.what] = fault.on;
        module.goOn();
    }
  }

  /** A dead http server takes what plays along. */
  private localServerFails(which: 'localHttp' | 'localRtmp', module: SimulatedIot['module']): void {
    if (which === 'localHttp') this.world.players.killLocalServer(this.world.platform);
    module.localServerFailed(which);
  }

  private noticeOf(stream: SimulatedStream, notice: Notice, detail: unknown): void {
    if (LAST_NOTICES.includes(notice)) stream.endSaying(MEMBERS[notice], detail);
    else stream.say(MEMBERS[notice], detail);
  }
}

import { restartLocalServer } from '../player-plugin';
import type { SimulatedWorld } from '../world';
import type { SimulatedCommands } from '../xp2p/commands';
import type { SimulatedModules } from '../xp2p/simulated-modules';
import type { SimulatedServices } from '../xp2p/simulated-services';
import type { Words } from '../xp2p/words';
import type { IotSurface, Listener, SettingsSurface, Xp2pManagerSurface } from './iot.types';
import { Listeners } from './listeners';
import { ManagedCommands } from './managed-commands';
import { ManagedModule } from './managed-module';
import { ManagedServices } from './managed-services';
import { Pulls } from './pulls';

/** What is below the manager: what 3.1 exported. */
export interface LowerInterface {
  readonly modules: SimulatedModules;
  readonly services: SimulatedServices;
  readonly commands: SimulatedCommands;
  readonly words: Words;
}

const PLAYER_VERSION = '1.3.8';

/** The managed plugin: its one manager, made when it is first asked for, and what its own components share with it. */
export class SimulatedIot {
  readonly module: ManagedModule;
  readonly services: ManagedServices;
  readonly commands: ManagedCommands;
  readonly pulls: Pulls;
  private readonly listeners = new Listeners();
  private manager: Xp2pManagerSurface | undefined;

  constructor(
    private readonly world: SimulatedWorld,
    readonly lower: LowerInterface,
  ) {
    const { modules, services, commands, words } = lower;
    const { listeners } = this;
    const isWatched = () =>
      world.isOnline && services.chosen(undefined).some((each) => !each.isOutOfReach && each.running().length > 0);
    this.module = new ManagedModule({
      ...{ world, modules, words, listeners, isWatched },
      restartLocalServer: () => restartLocalServer(world),
    });
    this.services = new ManagedServices(world, services, words, this.module);
    this.commands = new ManagedCommands(world, commands);
    this.pulls = new Pulls(world.iotAssumptions);
    this.module.onChange((change) => {
      if (change === 'natChanged') world.iot.each((component) => component.networkChanged());
    });
  }

  /** What `requirePlugin` returns as `iot`. */
  get surface(): IotSurface {
    const { hasUserId, hasReporter } = this.world.iotFeatures;
    return {
      getXp2pManager: () => this.getManager(),
      setPluginLogger: () => this.set('setPluginLogger'),
      ...(hasUserId && { setUserId: () => this.set('setUserId') }),
      ...(hasReporter && { setPluginReporter: () => this.set('setPluginReporter') }),
    };
  }

  /** What is left of `p2p`: what is set once, before the manager is asked for. */
  get settings(): SettingsSurface {
    const { hasTcpFirst, hasStunSettings } = this.world.iotFeatures;
    return {
      ...(hasTcpFirst && { setTcpFirst: () => this.set('setTcpFirst') }),
      ...(hasStunSettings && {
        setCrossStunTurn: () => this.set('setCrossStunTurn'),
        updateStunPort: () => this.set('updateStunPort'),
        setUseDeliveryConfig: () => this.set('setUseDeliveryConfig'),
      }),
    };
  }

  /** The components need the manager too. */
  begin(): void {
    this.manager ??= this.createManager();
    this.module.begin();
  }

  private getManager(): Xp2pManagerSurface {
    this.world.observe('getXp2pManager', '');
    if (this.world.iot.managerThrows) throw new Error('getXp2pManager: simulated');
    this.begin();
    return this.manager ?? this.createManager();
  }

  private set(name: string): void {
    this.world.observe(name, '');
    if (this.manager) this.world.misuse(`${name} after getXp2pManager`);
  }

  private createManager(): Xp2pManagerSurface {
    const { world, module, services, commands, listeners } = this;
    const uuid = `simulated-${Math.floor(world.random() * 1e9).toString(36)}`;
    return {
      P2PPlayerVersion: PLAYER_VERSION,
      XP2PVersion: world.features.version,
      uuid,
      get moduleState() {
        return module.word;
      },
      get localPeername() {
        return module.localPeername;
      },
      checkReset: () => module.checkReset(),
      addEventListener: (name: string, listener: Listener) => listeners.add(name, listener),
      removeEventListener: (name: string, listener: Listener) => listeners.remove(name, listener),
      on: (name, listener) => listeners.add(name, listener),
      startP2PService: (start) => services.start(start),
      stopP2PService: (deviceId, caller) => services.stop(deviceId, caller),
      addP2PServiceEventListener: (deviceId, name, listener) => services.addListener(deviceId, name, listener),
      removeP2PServiceEventListener: (deviceId, name, listener) => services.removeListener(deviceId, name, listener),
      ...(world.iotFeatures.tellsOfNetwork && {
        isP2PServiceStarted: (deviceId: string, wanted?: { readonly xp2pInfo?: string }) =>
          services.isStarted(deviceId, wanted),
        isP2PServiceError: (deviceId: string) => services.stateOf(deviceId) === 'ServiceError',
      }),
      ...(world.iotFeatures.hasCryptoSwitch && { enableXP2PCryptoInner: () => undefined }),
      sendCommand: (deviceId, command) => commands.send(deviceId, command),
      sendInnerCommand: (deviceId, command) => commands.sendInner(deviceId, command),
      sendUserCommand: (deviceId, command) => commands.sendUser(deviceId, command),
      sendPTZCommand: (deviceId, command) => commands.sendPTZ(deviceId, command),
    };
  }

  /** What one to many tells of its peers, over whichever component pulls it. */
  tellPeers(type: string, detail: unknown): void {
    this.listeners.tell('p2pDevNotify', { type, detail });
  }
}

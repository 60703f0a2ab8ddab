import type { CommandAnswer } from '../../miniprogram/plugins/xp2p/surface';
import type { SimulatedWorld } from '../world';
import type { SimulatedCommands } from '../xp2p/commands';

/** What the manager sends to devices, over what is below. */
export class ManagedCommands {
  private messages = 0;

  constructor(
    private readonly world: SimulatedWorld,
    private readonly commands: SimulatedCommands,
  ) {}

  /** Rejects `{ errMsg }` where nothing could be sent, or answers so. */
  async send(deviceId: string, command: string): Promise<CommandAnswer & { readonly errMsg?: string }> {
    const answer = this.asMade(command, await this.commands.send(deviceId, command));
    if (!answer) return new Promise(() => undefined);
    if (answer.type !== 'error' || this.world.iotAssumptions.commandFails === 'resolving') return answer;
    throw { errMsg: `sendCommand err ${answer.errcode}, ${answer.errmsg}` };
  }

  /** What the device makes of a command of the app's own that reached it; nothing where it answers none. */
  private asMade(command: string, answer: CommandAnswer): CommandAnswer | undefined {
    const { ownCommand } = this.world.iotAssumptions;
    if (!command.includes('action=user_define') || answer.type !== 'success') return answer;
    if (ownCommand === 'never') return undefined;
    if (ownCommand === 'refused')
      return { type: 'failure', status: 403, data: '', errcode: 0, errmsg: 'refused\u0000' };
    return ownCommand === 'doneWithNul' ? { ...answer, data: `${answer.data}\u0000` } : answer;
  }

  /** `action=inner_define`; resolves with what the device answered. */
  sendInner(deviceId: string, { cmd, params = {} }: { readonly cmd: string; readonly params?: object }) {
    const pairs = Object.entries({ channel: 0, ...params }).map(([name, value]) => `${name}=${value}`);
    return this.parsed(deviceId, `action=inner_define&${pairs.join('&')}&cmd=${cmd}`);
  }

  /** `action=user_define`; a number of its own is added. */
  sendUser(deviceId: string, { cmd }: { readonly cmd: object }) {
    this.messages += 1;
    const text = JSON.stringify({ ...cmd, message_id: this.messages });
    return this.parsed(deviceId, `action=user_define&channel=0&cmd=${encodeURIComponent(text)}`);
  }

  async sendPTZ(deviceId: string, { ptzCmd }: { readonly ptzCmd: string }): Promise<{ readonly apex: 'yes' | 'no' }> {
    await this.parsed(deviceId, `action=user_define&channel=0&cmd=${ptzCmd}`);
    return { apex: 'no' };
  }

  private async parsed(deviceId: string, command: string): Promise<unknown> {
    const { type, data, errmsg, status } = await this.send(deviceId, command);
    if (type !== 'success') throw { errMsg: `sendCommand ${type} ${status}, ${errmsg}` };
    const [text = ''] = String(data).split('\u0000');
    return JSON.parse(text);
  }
}

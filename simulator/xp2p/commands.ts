import type { CommandAnswer } from '../../miniprogram/plugins/xp2p/surface';
import type { SimulatedWorld } from '../world';
import { queryValue, temperOf } from './addresses';
import type { CallGate } from './call-gate';
import type { SimulatedServices } from './simulated-services';

const TOO_MANY_VIEWERS = 405;

/** What simulated cameras answer to commands (contract 2.4): `get_device_st`, and "done" to a command of the app's own. */
export class SimulatedCommands {
  constructor(
    private readonly world: SimulatedWorld,
    private readonly gate: CallGate,
    private readonly services: SimulatedServices,
  ) {}

  async send(id: string, command: string): Promise<CommandAnswer> {
    let answer: CommandAnswer = { type: 'error', status: 0, data: '', errcode: -2403, errmsg: 'service not started' };
    const passed = await this.gate.pass({
      call: 'sendCommand',
      id,
      takes: 'command',
      refuse: () => 0,
      begin: () => undefined,
      finish: () => {
        if (this.services.get(id)?.state === 'started') answer = this.answerTo(id, command);
        return 0;
      },
      abandon: () => undefined,
    });
    return typeof passed === 'number' && passed !== 0
      ? { type: 'error', status: 0, data: '', errcode: passed, errmsg: `simulated failure ${passed}` }
      : answer;
  }

  private answerTo(id: string, command: string): CommandAnswer {
    if (queryValue(command, 'action') === 'user_define') return this.success({ result: 0 });
    if (queryValue(command, 'cmd') !== 'get_device_st') {
      return { type: 'failure', status: 404, data: '', errcode: 0, errmsg: 'unknown command' };
    }
    const isFull = temperOf(id).status === 503 || this.world.streamFaults.cameraIsFull;
    const status = this.world.streamFaults.deviceStatus ?? (isFull ? TOO_MANY_VIEWERS : 0);
    const spelled = this.world.assumptions.deviceStatus === 'text' ? String(status) : status;
    return this.success([{ status: spelled, appConnectNum: isFull ? 4 : 1 }]);
  }

  private success(answer: unknown): CommandAnswer {
    const nul = this.world.features.answersEndWithNul ? '\u0000' : '';
    return { type: 'success', status: 200, data: `${JSON.stringify(answer)}${nul}`, errcode: 0, errmsg: '' };
  }
}

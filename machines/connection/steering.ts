import type { Failure } from '../failure';
import { besideConfig } from '../kernel/beside-config';
import type { From, Ref } from '../kernel/talk';
import type { LaneCall } from '../lane';
import { commandsMissing, type DeviceInput, notConnected } from './call-refusals';
import type { PressFact, PressRequest } from './connection.protocol';

type PressCall = Extract<From<PressRequest, PressFact>, { readonly type: 'PRESS' }>;

/** What is pressed. */
interface Press {
  readonly from: Ref<PressFact>;
  readonly channel: number;
  readonly call: LaneCall<{ readonly isAtEnd: boolean }>;
}

/**
 * Presses and releases of one device, in a lane of their own, so that a press that hangs holds up neither pull nor service. Each press
 * that was begun is followed by a release: once it was answered, or after a grace.
 */
export function createSteering(input: DeviceInput) {
  const { lanes, source, ports } = input;
  const { devices } = ports;
  const lane = `${source.id} ptz`;
  let current: Press | null = null;
  let lastRelease: LaneCall<unknown> | null = null;

  /** Asked once more where it failed: a camera that nobody stops turns on. */
  const release = async (channel: number): Promise<void> => {
    const ask = async (): Promise<unknown> => devices.steer?.(source, channel, 'release');
    await ask().catch(ask);
  };

  const end = ({ call, channel }: Press): void => {
    current = null;
    const phase = call.phase();
    if (phase === 'queued') {
      call.drop();
      return;
    }
    // one that nothing has to wait for goes out at once: the plugin may be destroyed right after
    const asked = phase === 'pending' ? null : release(channel);
    asked?.catch(() => undefined);
    call.giveUpAfter(besideConfig.ptzGraceMs);
    lastRelease = lanes.run(lane, () => asked ?? release(channel), {
      code: 'command',
      timeoutMs: besideConfig.ptzReleaseTimeoutMs,
    });
    lastRelease.giveUpAfter(besideConfig.ptzReleaseTimeoutMs);
  };

  return {
    press({ from, channel, direction }: PressCall): void {
      if (!devices.steer) {
        from.send({ type: 'ptz.failed', failure: commandsMissing(input) });
        return;
      }
      const before = current;
      if (before) {
        end(before);
        before.from.send({ type: 'ptz.taken' });
      }
      const call = lanes.run(lane, async () => devices.steer?.(source, channel, direction) ?? { isAtEnd: false }, {
        code: 'command',
        timeoutMs: besideConfig.commandTimeoutMs,
      });
      const press: Press = { from, channel, call };
      current = press;
      const tell = (fact: PressFact): void => {
        if (current === press) from.send(fact);
      };
      call.result.then(
        ({ isAtEnd }) => tell({ type: isAtEnd ? 'ptz.atEnd' : 'ptz.moving' }),
        (failure: Failure) => tell({ type: 'ptz.failed', failure }),
      );
    },
    lift(from: Ref<PressFact>): void {
      if (current?.from === from) end(current);
    },
    /** The service goes once the last release is out: what of it is not answered in time is awaited no longer. */
    end(): void {
      const pressed = current;
      if (pressed) {
        end(pressed);
        pressed.from.send({ type: 'ptz.failed', failure: notConnected });
      }
      const phase = lastRelease?.phase();
      if (phase !== 'queued' && phase !== 'pending') return;
      const timeoutMs = besideConfig.ptzGraceMs + besideConfig.ptzReleaseTimeoutMs;
      const quiet = lanes.run(lane, async () => undefined, { code: 'command', timeoutMs });
      lanes.run(source.id, () => quiet.result, { code: 'command', timeoutMs }).giveUpAfter(timeoutMs);
    },
  };
}

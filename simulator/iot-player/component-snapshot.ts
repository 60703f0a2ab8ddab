import type { SimulatedWorld } from '../world';
import type { ComponentHost, SnapshotOptions } from './component.types';

/** What WeChat says when a person refused the album before, and when one says no now. */
const DENIED = /auth|deny|denied/i;
const CANCELLED = 'saveImageToPhotosAlbum:fail cancel';

/** Takes the picture and puts it into the album; rejects `{ errType, errDetail }`. May never settle. */
async function snapshotAndSave(world: SimulatedWorld, host: ComponentHost): Promise<object | undefined> {
  const trouble = world.iot.snapshot;
  if (trouble === 'hangs') return new Promise(() => undefined);
  if (trouble === 'timeout') throw { errType: 'timeout' };
  if (trouble === 'snapshotError') throw { errType: 'snapshotError', errDetail: { errMsg: 'snapshot:fail simulated' } };
  const path = await host.picture.snapshot().catch(({ errMsg }) => {
    throw { errType: 'snapshotError', errDetail: { errMsg } };
  });
  if (trouble === 'saveAuthError')
    throw { errType: 'saveAuthError', errDetail: { errMsg: 'authorize:fail auth deny' } };
  if (trouble === 'cancelled') throw { errType: 'saveError', errDetail: { errMsg: CANCELLED } };
  await host.saveToAlbum(path).catch(({ errMsg = '' }) => {
    throw { errType: DENIED.test(errMsg) ? 'saveAuthError' : 'saveError', errDetail: { errMsg } };
  });
  return world.iotAssumptions.snapshotAnswer === 'object' ? { errMsg: 'snapshotAndSave:ok' } : undefined;
}

/** As its version answers: before 4.1.2 nothing, and the plugin's own dialogue tells how it went. */
export function snapshotOf(
  world: SimulatedWorld,
  host: ComponentHost,
  { showResult = true }: SnapshotOptions = {},
): Promise<object | undefined> | undefined {
  const taken = snapshotAndSave(world, host);
  if (world.iotFeatures.answersSnapshot && !showResult) return taken;
  const told = taken.then(
    (answer) => {
      host.say('已保存到相册');
      return answer;
    },
    (reason: unknown) => {
      host.say('保存失败');
      throw reason;
    },
  );
  if (world.iotFeatures.answersSnapshot) return told;
  told.catch(() => undefined);
  return undefined;
}

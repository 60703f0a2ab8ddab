import type { Light, SceneName } from '../scenes.types';
import { carPark } from './car-park';
import { fishTank } from './fish-tank';
import { frontDoor } from './front-door';
import { garden } from './garden';
import { night, privacy, rain } from './light';
import { livingRoom } from './living-room';
import { lobby } from './lobby';
import { penOf } from './pen';
import type { Draw } from './stage.types';

/** What a page that films is asked for. */
export interface Shot {
  readonly scene: SceneName;
  readonly light: Light;
  readonly title: string;
  /** Since midnight, in seconds. */
  readonly startsAtS: number;
  readonly width: number;
  readonly height: number;
  readonly frame: number;
  readonly framesASecond: number;
  readonly lengthS: number;
}

const scenes: Readonly<Record<SceneName, Draw>> = { frontDoor, garden, lobby, carPark, livingRoom, fishTank };
const lights: Readonly<Record<Light, Draw | null>> = { usual: null, night, rain, privacy };

/** Draws one frame, and gives it back as a PNG, in base64. */
export function shoot({ scene, light, title, startsAtS, width, height, frame, framesASecond, lengthS }: Shot): string {
  const picture = document.createElement('canvas');
  picture.width = width;
  picture.height = height;
  const canvas = picture.getContext('2d') as CanvasRenderingContext2D;
  canvas.scale(width / 640, height / 360);
  const atS = frame / framesASecond;
  const [pen, moment] = [penOf(canvas), { atS, part: atS / lengthS }];
  scenes[scene](pen, moment);
  lights[light]?.(pen, moment);
  if (light !== 'privacy') caption(canvas, title, startsAtS + atS);
  return picture.toDataURL('image/png').slice('data:image/png;base64,'.length);
}

/** The camera's name and clock, as cameras write them into their pictures. */
function caption(canvas: CanvasRenderingContext2D, title: string, secondsOfDay: number): void {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const time = `2026-11-30 ${two(secondsOfDay / 3_600)}:${two((secondsOfDay / 60) % 60)}:${two(secondsOfDay % 60)}`;
  canvas.font = '600 17px Noto Sans SC';
  canvas.lineWidth = 3.4;
  canvas.lineJoin = 'round';
  canvas.strokeStyle = 'rgba(0,0,0,.62)';
  canvas.fillStyle = '#ffffff';
  for (const [text, x, align] of [
    [title, 16, 'left'],
    [time, 624, 'right'],
  ] as const) {
    canvas.textAlign = align;
    canvas.strokeText(text, x, 344);
    canvas.fillText(text, x, 344);
  }
}

/** Where a picture lies on the canvas: its corner in pixels of the canvas, and how large one of its units is. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

export const leastScale = 0.08;
export const mostScale = 3;

/** Left free around a picture that is fitted in, in pixels. */
const margin = 24;

/** All of the picture, never enlarged. */
export function fitInto(canvas: Size, picture: Size): Camera {
  const scale = clamp(
    Math.min(1, (canvas.width - 2 * margin) / picture.width, (canvas.height - 2 * margin) / picture.height),
  );
  return {
    x: (canvas.width - picture.width * scale) / 2,
    y: (canvas.height - picture.height * scale) / 2,
    scale,
  };
}

/** Closer or further, with one point of the canvas held still. */
export function zoomAt({ x, y, scale }: Camera, at: { x: number; y: number }, factor: number): Camera {
  const next = clamp(scale * factor);
  const grown = next / scale;
  return { x: at.x - (at.x - x) * grown, y: at.y - (at.y - y) * grown, scale: next };
}

export function pan({ x, y, scale }: Camera, byX: number, byY: number): Camera {
  return { x: x + byX, y: y + byY, scale };
}

/** The box in the middle of the canvas, large enough to read, as large as it was if that is enough. */
export function centre(camera: Camera, canvas: Size, box: Box, readable = 0.75): Camera {
  const fits = Math.min(canvas.width / box.width, canvas.height / box.height) * 0.9;
  const scale = clamp(Math.min(Math.max(camera.scale, readable), Math.max(fits, leastScale), mostScale));
  return {
    x: canvas.width / 2 - (box.x + box.width / 2) * scale,
    y: canvas.height / 2 - (box.y + box.height / 2) * scale,
    scale,
  };
}

/** Whether all of the box can be seen. */
export function isWhollyInView({ x, y, scale }: Camera, canvas: Size, box: Box): boolean {
  const [left, top] = [x + box.x * scale, y + box.y * scale];
  const [right, bottom] = [left + box.width * scale, top + box.height * scale];
  return left >= 0 && top >= 0 && right <= canvas.width && bottom <= canvas.height;
}

/** No emptier than need be: a picture that is larger than the canvas fills it, a smaller one is in the middle. */
export function filled({ x, y, scale }: Camera, canvas: Size, picture: Size): Camera {
  const along = (place: number, room: number, length: number): number =>
    length + 2 * margin <= room ? (room - length) / 2 : Math.min(margin, Math.max(room - length - margin, place));
  return {
    x: along(x, canvas.width, picture.width * scale),
    y: along(y, canvas.height, picture.height * scale),
    scale,
  };
}

/** Keeps a canvas from losing its picture altogether. */
export function keepInView(camera: Camera, canvas: Size, picture: Size, rest = 60): Camera {
  const [width, height] = [picture.width * camera.scale, picture.height * camera.scale];
  return {
    x: Math.min(canvas.width - rest, Math.max(rest - width, camera.x)),
    y: Math.min(canvas.height - rest, Math.max(rest - height, camera.y)),
    scale: camera.scale,
  };
}

const clamp = (scale: number): number => Math.min(mostScale, Math.max(leastScale, scale));

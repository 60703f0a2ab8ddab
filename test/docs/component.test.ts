import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cameraComponent } from '../../miniprogram/runtime/camera-component';
import { builtInControls } from '../../miniprogram/runtime/controls';
import { loadWxs } from '../miniprogram/components/load-wxs';

const root = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const { properties, methods, externalClasses } = cameraComponent(() => {
  throw new Error('nothing is opened here');
});
const markup = read('package/camera/camera.wxml');
const ofMarkup = new Set([...markup.matchAll(/bind:\w+="(\w+)"/g)].map(([, name]) => name));
const calls = Object.keys(methods ?? {}).filter((name) => !ofMarkup.has(name) || name === 'exitFullScreen');
const variables = [...read('package/camera/camera.wxss').matchAll(/var\((--camera-[a-z-]+), ([^;]+)\);/g)];
const { shapes } = loadWxs<{ shapes: object }>('glyph/outlines.wxs');
const ofButtons = ['play', 'pause', 'sound', 'muted', 'quality', 'snapshot', 'full-screen', 'exit-full-screen'];
const notForThem = [...ofButtons, 'chevron-right', 'chevron-down'];

describe.each(['docs/component.md', 'docs/component.zh-CN.md'])('%s', (file) => {
  const text = read(file);
  const names = new Set([...text.matchAll(/`([^`\n]+?)(?:\(quality\))?`/g)].map(([, name = '']) => name));

  test.each([
    ['property', Object.keys(properties ?? {})],
    ['method', calls],
    ['built-in button', builtInControls],
    ['event', ['change', 'failed', 'snapshot', 'control']],
    ['slot', [...markup.matchAll(/<slot [^>]*name="(\w+)"/g)].map(([, name = '']) => name)],
    ['class', externalClasses ?? []],
    ['variable', variables.map(([, name = '']) => name)],
    ['glyph', Object.keys(shapes).filter((name) => !notForThem.includes(name))],
  ])('names every %s of the component', (_, known) => {
    expect(known.length).toBeGreaterThan(1);
    expect(known.filter((name) => !names.has(name))).toEqual([]);
  });

  test('names no variable that is none, and tells each colour as it is', () => {
    const known = new Set(variables.map(([, name]) => name));
    expect([...names].filter((name) => name.startsWith('--camera-') && !known.has(name))).toEqual([]);
    expect(variables.map(([, , value = '']) => value).filter((value) => !text.includes(value))).toEqual([]);
  });
});

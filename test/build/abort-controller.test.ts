import { AbortController } from '../../miniprogram/runtime/abort-controller';

test('a signal tells that it was aborted, once, with the reason', () => {
  const controller = new AbortController();
  const heard: unknown[] = [];
  controller.signal.addEventListener('abort', (event) => heard.push(event.target.reason));
  controller.signal.onabort = (event) => heard.push(event.type);
  expect(controller.signal.aborted).toBe(false);

  controller.abort('left');
  controller.abort('left again');
  expect(controller.signal.aborted).toBe(true);
  expect(controller.signal.reason).toBe('left');
  expect(heard).toEqual(['abort', 'left']);
});

test('without a reason it is an AbortError', () => {
  const controller = new AbortController();
  controller.signal.throwIfAborted();
  controller.abort();
  expect(controller.signal.reason).toMatchObject({ name: 'AbortError' });
  expect(() => controller.signal.throwIfAborted()).toThrow('The operation was aborted');
});

test('a listener that was removed, or came too late, hears nothing', () => {
  const controller = new AbortController();
  const heard: string[] = [];
  const removed = () => heard.push('removed');
  controller.signal.addEventListener('abort', removed);
  controller.signal.removeEventListener('abort', removed);
  controller.abort();
  controller.signal.addEventListener('abort', () => heard.push('late'));
  controller.abort();
  expect(heard).toEqual([]);
});

test('a listener that throws keeps nobody else from hearing, and abort throws nothing', () => {
  const told = jest.spyOn(console, 'error').mockImplementation(() => {});
  const controller = new AbortController();
  const heard: string[] = [];
  const fault = new Error('a fault of this listener');
  controller.signal.addEventListener('abort', () => {
    throw fault;
  });
  controller.signal.addEventListener('abort', () => heard.push('second'));
  controller.abort();
  expect(heard).toEqual(['second']);
  expect(told).toHaveBeenCalledWith(expect.any(String), fault);
  told.mockRestore();
});

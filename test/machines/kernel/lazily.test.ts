import { lazily } from '../../../machines/kernel/lazily';

test('what is made lazily is made when it is first asked for, and once, whatever it is', () => {
  const make = jest.fn(() => null);
  const ask = lazily(make);
  expect(make).not.toHaveBeenCalled();
  expect(ask()).toBe(null);
  expect(ask()).toBe(null);
  expect(make).toHaveBeenCalledTimes(1);
});

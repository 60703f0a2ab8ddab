import { secret } from '../../../machines/privacy/secret';

describe('secrets', () => {
  const key = secret('hush');

  test('a secret is not shown by whatever prints or serialises it', () => {
    expect(`${key}`).toBe('[secret]');
    expect(JSON.stringify({ key })).toBe('{"key":"[secret]"}');
  });

  test('a secret is told to who asks for it by name', () => {
    expect(key.reveal()).toBe('hush');
  });

  test('a secret can be compared without being shown', () => {
    expect(key.equals(secret('hush'))).toBe(true);
    expect(key.equals(secret('hash'))).toBe(false);
    expect(key.equals(undefined)).toBe(false);
  });

  test('a secret says whether there is anything to keep', () => {
    expect(key.isEmpty()).toBe(false);
    expect(secret('').isEmpty()).toBe(true);
  });
});

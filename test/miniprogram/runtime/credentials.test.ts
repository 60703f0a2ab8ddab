import { appParams, isExample } from '../../../miniprogram/config/credentials.example';
import { credentialsMissing } from '../../../miniprogram/config/credentials-missing';

const filledIn = { appid: 1250000000, appOauthId: 'a', appKey: 'b', appSecretKey: 'c', appPackage: 'd' };

describe('credentials', () => {
  test('the credentials of the example are missing, and hold nothing that could be taken for one', () => {
    expect(isExample).toBe(true);
    expect(Object.values(appParams)).toEqual([1234567890, ...Array(4).fill('replace-me')]);
  });

  test('credentials that were all filled in are there', () => {
    expect(credentialsMissing(filledIn)).toBe(false);
  });

  test.each(Object.keys(filledIn) as (keyof typeof filledIn)[])('credentials are missing as long as %s is', (name) => {
    expect(credentialsMissing({ ...filledIn, [name]: appParams[name] })).toBe(true);
    expect(credentialsMissing({ ...filledIn, [name]: name === 'appid' ? 0 : '' })).toBe(true);
  });
});

import { errorMessage, kernelErrors } from '@tributary/kernel';
import { createTestDatabase, type TestDatabase } from '@tributary/platform/testing';
import { UnitNames } from './unit-names';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

it('messages call units by their names', async () => {
  await db.owner.query(`INSERT INTO unit (code, name, name_en) VALUES ('keg', '小桶', 'keg (20 L)')`);
  await new UnitNames(db.uow).onApplicationBootstrap();
  expect(errorMessage(kernelErrors.unitUnknown.code, 'zh-CN', { unit: 'keg' })).toBe('未知的计量单位：小桶');
  expect(errorMessage(kernelErrors.unitUnknown.code, 'en-US', { unit: 'keg' })).toBe('Unknown unit: keg (20 L)');
  expect(errorMessage(kernelErrors.unitUnknown.code, 'zh-CN', { unit: '坛' })).toBe('未知的计量单位：坛');
});

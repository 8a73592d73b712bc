import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Flag } from './flag';

class Asked {
  @Flag()
  on: boolean;
}

describe('a flag in an address', () => {
  it.each<[string, boolean]>([['true', true], ['false', false]])('%s is %s', (text, meaning) => {
    const asked = plainToInstance(Asked, { on: text });
    expect([asked.on, validateSync(asked)]).toEqual([meaning, []]);
  });

  it.each(['1', 'yes', '', 'TRUE'])('%j is refused', (text) => {
    expect(validateSync(plainToInstance(Asked, { on: text }))).toHaveLength(1);
  });
});

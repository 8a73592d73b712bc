import { KeyOfBody } from './key-of-body';

describe('KeyOfBody', () => {
  it('is the same for the same content, and another for every other', () => {
    const keys = new KeyOfBody();
    const first = keys.of({ price: '1.00' });
    expect(keys.of({ price: '1.00' })).toBe(first);
    expect(keys.of({ price: '2.00' })).not.toBe(first);
    expect(keys.of({ price: '1.00' })).not.toBe(first);
  });
});

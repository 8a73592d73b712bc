import { returnQuery } from './return-filters';

describe('returnQuery', () => {
  it('asks for what the address says', () => {
    expect(returnQuery('seller', { state: 'sent,requested', search: 'RT-1', from: '2026-03-01', waiting: '1' })).toEqual({
      side: 'seller', search: 'RT-1', from: '2026-03-01', to: undefined, state: ['requested', 'sent'], waiting: true,
    });
  });

  it('leaves out what is no state of a return', () => {
    expect(returnQuery('buyer', { state: 'closed' }).state).toBeUndefined();
  });
});

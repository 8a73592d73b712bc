import { asLet, isWhole, missingOf, withFound } from './taken-in';

const line = { approvedQuantity: '4' };

describe('what came back', () => {
  it('is all good until somebody says otherwise', () => {
    expect([asLet(line), isWhole(line, asLet(line)), missingOf(line, asLet(line))]).toEqual([{ restocked: '4', scrapped: '0' }, true, null]);
  });

  it('is scrap at the cost of what is good, and good again when it is not', () => {
    const scrap = withFound(line, asLet(line), 'scrapped', '1');
    expect(scrap).toEqual({ restocked: '3', scrapped: '1' });
    expect(withFound(line, scrap, 'scrapped', '0')).toEqual(asLet(line));
    expect(withFound(line, scrap, 'restocked', '4')).toEqual({ restocked: '4', scrapped: '0' });
  });

  it('keeps the good ones that were counted when scrap is found among the missing', () => {
    const counted = withFound(line, asLet(line), 'restocked', '1');
    expect(withFound(line, counted, 'scrapped', '1')).toEqual({ restocked: '1', scrapped: '1' });
    expect(withFound(line, counted, 'scrapped', '4')).toEqual({ restocked: '0', scrapped: '4' });
  });

  it('may be less than was let', () => {
    const less = withFound(line, withFound(line, asLet(line), 'scrapped', '1'), 'restocked', '1.5');
    expect([less, isWhole(line, less), missingOf(line, less)]).toEqual([{ restocked: '1.5', scrapped: '1' }, false, '1.5']);
  });
});

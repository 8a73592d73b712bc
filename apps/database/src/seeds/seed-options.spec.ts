import { seedCommand } from './seed-options';

const now = new Date('2026-03-02T00:30:00+08:00');

describe('options of the seed', () => {
  it('make the demo company up to yesterday unless told otherwise', () => {
    expect(seedCommand([], now)).toEqual({ options: { company: 'lubricants', scale: 'demo', seed: 20260101, until: '2026-03-01' }, part: 'all' });
    expect(seedCommand(['--scale', 'full', '--part', 'trade', '--company', 'pharma', '--seed', '7', '--until', '2025-12-31'], now)).toEqual({
      options: { company: 'pharma', scale: 'full', seed: 7, until: '2025-12-31' },
      part: 'trade',
    });
  });

  it.each(['--company steel', '--company', '--scale huge', '--scale', '--seed x', '--until 2026-02-30', 'full', '--all 1', '--part half'])('refuse %p', (args) => {
    expect(() => seedCommand(args.split(' '), now)).toThrow('Use: seed');
  });
});

import { seedOptions } from './seed-options';

const now = new Date('2026-03-02T00:30:00+08:00');

describe('options of the seed', () => {
  it('make the demo company up to yesterday unless told otherwise', () => {
    expect(seedOptions([], now)).toEqual({ scale: 'demo', seed: 20260101, until: '2026-03-01' });
    expect(seedOptions(['--scale', 'full', '--seed', '7', '--until', '2025-12-31'], now)).toEqual({ scale: 'full', seed: 7, until: '2025-12-31' });
  });

  it.each([[['--scale', 'huge']], [['--scale']], [['--seed', 'x']], [['--until', '2026-02-30']], [['full']], [['--all', '1']]])('refuse %p', (args) => {
    expect(() => seedOptions(args, now)).toThrow('Use: seed');
  });
});

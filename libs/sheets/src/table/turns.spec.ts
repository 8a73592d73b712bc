import { Turns } from './turns';

const refusal = (): Error => new Error('full');

describe('turns', () => {
  it('run so many at a time, the others in order, and refuse when too many wait', async () => {
    const turns = new Turns(1, 1);
    const log: string[] = [];
    let finish: () => void = () => undefined;
    const first = turns.take(() => new Promise<void>((resolve) => (finish = resolve)), refusal);
    const second = turns.take(async () => void log.push('second'), refusal);
    await expect(turns.take(async () => undefined, refusal)).rejects.toThrow('full');
    expect(log).toEqual([]);
    finish();
    await Promise.all([first, second]);
    expect(log).toEqual(['second']);
    await turns.take(async () => void log.push('third'), refusal);
    expect(log).toEqual(['second', 'third']);
  });

  it('go on after a task that fails', async () => {
    const turns = new Turns(1, 0);
    await expect(turns.take(() => Promise.reject(new Error('broken')), refusal)).rejects.toThrow('broken');
    expect(await turns.take(async () => 'next', refusal)).toBe('next');
  });
});

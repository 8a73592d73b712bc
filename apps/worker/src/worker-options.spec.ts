import { workerOptions } from './worker-options';

describe('worker options', () => {
  it('are all queues and a modest concurrency by default', () => {
    expect(workerOptions({})).toEqual({ concurrency: 4 });
    expect(workerOptions({ WORKER_QUEUES: ' , ' })).toEqual({ concurrency: 4 });
  });

  it('are taken from the environment', () => {
    expect(workerOptions({ WORKER_QUEUES: 'flows, events', WORKER_CONCURRENCY: '2' })).toEqual({ concurrency: 2, queues: ['flows', 'events'] });
  });

  it.each(['0', 'many', '1.5'])('refuse a concurrency of %s', (value) => {
    expect(() => workerOptions({ WORKER_CONCURRENCY: value })).toThrow('WORKER_CONCURRENCY');
  });
});

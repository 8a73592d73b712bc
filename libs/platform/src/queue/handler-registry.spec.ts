import type { DiscoveryService } from '@nestjs/core';
import { defineEvent } from '../outbox/event';
import { defineJob } from '../outbox/job';
import { HandlerRegistry } from './handler-registry';
import { HandlesJob, OnEvent } from './handlers';

const job = defineJob<{ n: number }>('spec.count', { queue: 'spec' });
const event = defineEvent<{ n: number }>('spec.counted');

@HandlesJob(job)
class Counter {
  handle = () => Promise.resolve();
}
@HandlesJob(job)
class SecondCounter {
  handle = () => Promise.resolve();
}
@OnEvent(event)
class Listener {
  handle = () => Promise.resolve();
}

const registryOf = (...classes: (new () => object)[]) =>
  new HandlerRegistry({
    getProviders: () => classes.map((type) => ({ name: type.name, metatype: type, instance: new type() })),
  } as unknown as DiscoveryService);

describe('handler registry', () => {
  it('accepts exactly one handler per job and finds subscribers', () => {
    const registry = registryOf(Counter, Listener);
    registry.load([job]);
    expect(registry.jobHandler('spec.count')).toBeInstanceOf(Counter);
    expect(registry.subscribersOf('spec.counted')).toEqual(['Listener']);
    expect(registry.subscribersOf('spec.unheard')).toEqual([]);
  });

  it('refuses a job without a handler', () => {
    expect(() => registryOf(Listener).load([job])).toThrow('The job spec.count has no handler.');
  });

  it('refuses a job with two handlers, naming them', () => {
    expect(() => registryOf(Counter, SecondCounter).load([job])).toThrow('Counter, SecondCounter');
  });
});

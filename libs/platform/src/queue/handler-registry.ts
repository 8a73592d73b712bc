import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { declaredJobs, type JobType } from '../outbox/job';
import { type EventHandler, HANDLES_JOB, type JobHandler, ON_EVENT } from './handlers';

interface Provider {
  readonly name: string;
  readonly instance: object;
}

/** Finds the handlers of this process and holds each declared job to exactly one. */
@Injectable()
export class HandlerRegistry {
  private readonly jobs = new Map<string, JobHandler<object>>();
  private readonly subscribers = new Map<string, Map<string, EventHandler<object>>>();

  constructor(private readonly discovery: DiscoveryService) {}

  /** Collects handlers and checks them; throws one sentence per fault. */
  load(jobs: readonly JobType<object>[] = declaredJobs()): void {
    const found = new Map<string, Provider[]>();
    for (const provider of this.providers()) this.collect(provider, found);
    const faults = jobs.flatMap((job) => {
      const names = (found.get(job.name) ?? []).map((p) => p.name);
      if (names.length === 1) return [];
      return [`The job ${job.name} has ${names.length === 0 ? 'no handler' : `several handlers: ${names.join(', ')}`}.`];
    });
    if (faults.length > 0) throw new Error(faults.join(' '));
  }

  jobHandler(name: string): JobHandler<object> {
    const handler = this.jobs.get(name);
    if (!handler) throw new Error(`The job ${name} has no handler in this process.`);
    return handler;
  }

  /** Names of the subscribers of an event. */
  subscribersOf(event: string): string[] {
    return [...(this.subscribers.get(event)?.keys() ?? [])];
  }

  subscriber(event: string, name: string): EventHandler<object> {
    const handler = this.subscribers.get(event)?.get(name);
    if (!handler) throw new Error(`The event ${event} has no subscriber ${name} in this process.`);
    return handler;
  }

  private providers(): Provider[] {
    return this.discovery
      .getProviders()
      .filter((wrapper) => wrapper.metatype && wrapper.instance)
      .map((wrapper) => ({ name: wrapper.name as string, instance: wrapper.instance as object }));
  }

  private collect(provider: Provider, found: Map<string, Provider[]>): void {
    const job = Reflect.getMetadata(HANDLES_JOB, provider.instance.constructor) as string | undefined;
    if (job) {
      found.set(job, [...(found.get(job) ?? []), provider]);
      this.jobs.set(job, provider.instance as JobHandler<object>);
    }
    const events = Reflect.getMetadata(ON_EVENT, provider.instance.constructor) as readonly string[] | undefined;
    for (const event of events ?? []) {
      const subscribers = this.subscribers.get(event) ?? new Map<string, EventHandler<object>>();
      this.subscribers.set(event, subscribers.set(provider.name, provider.instance as EventHandler<object>));
    }
  }
}

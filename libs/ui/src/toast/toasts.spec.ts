import { jest } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
import { Toasts } from './toasts';

describe('Toasts', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const toasts = () => TestBed.inject(Toasts);
  const texts = () => toasts().shown().map((toast) => toast.text);

  it('lets errors stay longer than successes', () => {
    toasts().success('done');
    toasts().error('broken', 'x.y');
    jest.advanceTimersByTime(5_000);
    expect(texts()).toEqual(['broken']);
    jest.advanceTimersByTime(5_000);
    expect(texts()).toEqual([]);
  });

  it('says the same thing once', () => {
    toasts().error('no answer');
    toasts().error('no answer');
    expect(texts()).toEqual(['no answer']);
  });

  it('never piles up more than four', () => {
    for (const text of ['a', 'b', 'c', 'd', 'e']) toasts().info(text);
    expect(texts()).toEqual(['b', 'c', 'd', 'e']);
  });

  it('closes by hand', () => {
    toasts().info('a');
    toasts().dismiss(toasts().shown()[0]?.id ?? 0);
    expect(texts()).toEqual([]);
  });
});

import { jest } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
import { kitTexts } from '../testing/kit-texts';
import { SearchBox } from './search-box';

describe('SearchBox', () => {
  let spoken: string[];
  let input: HTMLInputElement;

  beforeEach(() => {
    jest.useFakeTimers();
    TestBed.configureTestingModule({ imports: [kitTexts()] });
    const fixture = TestBed.createComponent(SearchBox);
    fixture.componentRef.setInput('placeholder', 'find');
    spoken = [];
    fixture.componentInstance.searched.subscribe((text) => spoken.push(text));
    fixture.detectChanges();
    input = fixture.nativeElement.querySelector('input');
  });
  afterEach(() => jest.useRealTimers());

  function type(text: string, isComposing = false): void {
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { isComposing }));
  }

  it('speaks once, after the typing pauses', () => {
    type('c');
    jest.advanceTimersByTime(200);
    type('cy');
    jest.advanceTimersByTime(249);
    expect(spoken).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(spoken).toEqual(['cy']);
  });

  it('waits for the end of a pinyin composition', () => {
    type('jiyou', true);
    jest.advanceTimersByTime(1_000);
    expect(spoken).toEqual([]);
    input.value = '机油';
    input.dispatchEvent(new CompositionEvent('compositionend'));
    jest.advanceTimersByTime(250);
    expect(spoken).toEqual(['机油']);
  });

  it('speaks at once on Enter, and not again afterwards', () => {
    type('40');
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    expect(spoken).toEqual(['40']);
    jest.advanceTimersByTime(1_000);
    expect(spoken).toEqual(['40']);
  });
});

import { TestBed } from '@angular/core/testing';
import { DeskSelection } from './desk-selection';

describe('DeskSelection', () => {
  const open = () => {
    TestBed.configureTestingModule({ providers: [DeskSelection] });
    const selection = TestBed.inject(DeskSelection);
    selection.show([11, 12, 13]);
    return selection;
  };
  const press = (selection: DeskSelection, keys: string) => [...keys].map((key) => selection.press(key));

  it('walks with j and k, ticks with x, and everything with a', () => {
    const selection = open();
    press(selection, 'xjjx');
    expect([selection.ticked(), selection.here()]).toEqual([[11, 13], 13]);
    press(selection, 'jkkkkx');
    expect([selection.ticked(), selection.here()]).toEqual([[13], 11]);
    press(selection, 'a');
    expect(selection.all()).toBe(true);
    press(selection, 'a');
    expect(selection.ticked()).toEqual([]);
  });

  it('leaves other keys alone', () => expect(press(open(), 'zq')).toEqual([false, false]));

  it('forgets rows that are gone', () => {
    const selection = open();
    press(selection, 'a');
    selection.show([12]);
    expect([selection.ticked(), selection.here()]).toEqual([[12], 12]);
  });
});

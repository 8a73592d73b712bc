import { DOCUMENT, inject, Injectable } from '@angular/core';

const CHANGED = 'tributary.acting';

/**
 * Starts the portal anew: whoever begins or ends acting for a dealer sees another world, and nothing of the old one may
 * stay on any page of this browser.
 */
@Injectable({ providedIn: 'root' })
export class PageLoad {
  private readonly window = inject(DOCUMENT).defaultView;

  constructor() {
    this.window?.addEventListener('storage', ({ key }) => key === CHANGED && this.again());
  }

  /** This page from the start; the other ones of this browser follow. */
  home(): void {
    this.window?.localStorage.setItem(CHANGED, String(Date.now()));
    this.window?.location.assign('/');
  }

  again(): void {
    this.window?.location.reload();
  }
}

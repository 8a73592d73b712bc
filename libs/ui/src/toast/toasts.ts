import { Injectable, signal } from '@angular/core';

export interface Toast {
  readonly id: number;
  readonly tone: 'success' | 'error' | 'info';
  readonly text: string;
  /** Small print: the code of an error, to quote to support. */
  readonly detail?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

const SECONDS = { success: 4, info: 8, error: 9 } as const;

/** Short messages that pass; errors stay longer, and whatever offers an action can be closed by hand. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly list = signal<readonly Toast[]>([]);
  readonly shown = this.list.asReadonly();
  private next = 1;

  success(text: string, action?: Toast['action']): void {
    this.show({ tone: 'success', text, action });
  }

  info(text: string, action?: Toast['action']): void {
    this.show({ tone: 'info', text, action });
  }

  error(text: string, detail?: string): void {
    this.show({ tone: 'error', text, detail });
  }

  dismiss(id: number): void {
    this.list.update((list) => list.filter((toast) => toast.id !== id));
  }

  private show(toast: Omit<Toast, 'id'>): void {
    const id = this.next++;
    // the same words twice are one message
    this.list.update((list) => [...list.filter((other) => other.text !== toast.text).slice(-3), { ...toast, id }]);
    setTimeout(() => this.dismiss(id), SECONDS[toast.tone] * 1000);
  }
}

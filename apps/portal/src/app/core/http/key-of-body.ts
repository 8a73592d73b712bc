import { newKey } from './idempotency-key';

/** One key per content: whoever sends the same again repeats it, whoever sends something else means something else. */
export class KeyOfBody {
  private last = { text: '', key: '' };

  of(body: unknown): string {
    const text = JSON.stringify(body);
    if (text !== this.last.text) this.last = { text, key: newKey() };
    return this.last.key;
  }
}

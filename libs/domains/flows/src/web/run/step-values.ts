import type { Period } from '@tributary/kernel';
import { writtenDay } from '../recipe/date-ranges';
import type { SubmitStep } from '../recipe/recipe';
import type { FormInput } from '../engine/web-session';

/** What placeholders stand for. */
export class StepValues {
  private range: Period | null = null;
  private answer = '';

  constructor(
    readonly host: string,
    private readonly user: string,
    private readonly password: string,
    private readonly format: string,
  ) {}

  setRange(range: Period | null): void {
    this.range = range;
  }

  setAnswer(answer: string): void {
    this.answer = answer;
  }

  /** Of addresses, which never hold the password. */
  text(pattern: string): string {
    return filled(pattern, { ...this.known(), password: '' });
  }

  form({ form, fields, button }: Pick<SubmitStep, 'form' | 'fields' | 'button'>): FormInput {
    const known = { ...this.known(), password: this.password };
    const values = Object.entries(fields).map(([name, pattern]) => [name, { value: filled(pattern, known), secret: pattern.includes('{password}') }] as const);
    return { form, button, fields: Object.fromEntries(values) };
  }

  /** A text of the site without the secret. */
  hidden(text: string): string {
    return this.password === '' ? text : text.replaceAll(this.password, '•••').replaceAll(encodeURIComponent(this.password), '•••');
  }

  private known(): Record<string, string> {
    const { range, format } = this;
    return { user: this.user, answer: this.answer, from: range ? writtenDay(range.from, format) : '', to: range ? writtenDay(range.to, format) : '' };
  }
}

function filled(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

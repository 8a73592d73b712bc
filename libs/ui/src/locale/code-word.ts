import { inject, Injectable, Pipe, type PipeTransform, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { ActiveLocale } from './active-locale';
import { localName, type Named } from './local-name';

/** Words for codes that are data (units, roles): what the company calls them, else the portal's own; without either, the code itself. */
@Injectable({ providedIn: 'root' })
export class CodeWords {
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale);
  private readonly learnt = signal<ReadonlyMap<string, Named>>(new Map());

  /** Changes whenever words were learnt: for texts that nothing else would look at again. */
  readonly known = this.learnt.asReadonly();

  /** The company's own words, which count from now on. */
  learn(space: string, words: readonly (Named & { readonly code: string })[]): void {
    this.learnt.update((known) => new Map([...known, ...words.map((word) => [`${space}.${word.code}`, word] as const)]));
  }

  wordOf(space: string, code: string): string {
    const own = this.learnt().get(`${space}.${code}`);
    if (own) return localName(own, this.locale.code());
    const words: Record<string, string> = this.transloco.getTranslation(this.locale.code());
    return words[`${space}.${code}`] ?? code;
  }
}

/** `{{ role | tbCode: 'roleName' }}`; impure so that it follows a language switch. */
@Pipe({ name: 'tbCode', pure: false })
export class CodePipe implements PipeTransform {
  private readonly words = inject(CodeWords);

  transform(code: string | null | undefined, space: string): string {
    return code ? this.words.wordOf(space, code) : '';
  }
}

import { inject, Injectable, Pipe, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { ActiveLocale } from './active-locale';

/** Words for codes that are data (units, kinds, roles): a code that has no word yet shows as it is. */
@Injectable({ providedIn: 'root' })
export class CodeWords {
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(ActiveLocale);

  wordOf(space: string, code: string): string {
    const words: Record<string, string> = this.transloco.getTranslation(this.locale.code());
    return words[`${space}.${code}`] ?? code;
  }
}

/** `{{ terminal.kind | tbCode: 'terminalKind' }}`; impure so that it follows a language switch. */
@Pipe({ name: 'tbCode', pure: false })
export class CodePipe implements PipeTransform {
  private readonly words = inject(CodeWords);

  transform(code: string | null | undefined, space: string): string {
    return code ? this.words.wordOf(space, code) : '';
  }
}

/** A kind of terminal, as the company names it, and the words by which a name gives it away. */
export interface TerminalKind {
  readonly code: string;
  readonly words: readonly string[];
}

/** What names say about the kind of a place. Kinds come in an order: the more telling first, 换油中心 before 汽修, 卫生院 before 医院. */
export class KindWords {
  /** The words of all kinds, longer ones first, for taking them out of a name. */
  readonly all: readonly string[];

  constructor(private readonly kinds: readonly TerminalKind[]) {
    this.all = kinds.flatMap(({ words }) => words).sort((a, b) => b.length - a.length);
  }

  /** Code of the kind that a name speaks of; undefined when it speaks of none. */
  kindOf(nameKey: string): string | undefined {
    return this.kinds.find(({ words }) => words.some((word) => nameKey.includes(word)))?.code;
  }
}

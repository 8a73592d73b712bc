import { DatabaseSync } from 'node:sqlite';
import type { Home } from '../home';

/** Keeps a second program out of the same folder, and lets go by itself when this one is killed. */
export class OnlyOne {
  private constructor(private readonly database: DatabaseSync) {}

  /** @throws Error when another one runs */
  static in(home: Home): OnlyOne {
    const database = new DatabaseSync(home.path('lock.db'), { timeout: 0 });
    try {
      database.exec('PRAGMA journal_mode = delete; BEGIN EXCLUSIVE');
      return new OnlyOne(database);
    } catch {
      database.close();
      throw new Error('The agent runs already (本机已有一个直连程序在运行).');
    }
  }

  release(): void {
    this.database.exec('ROLLBACK');
    this.database.close();
  }
}

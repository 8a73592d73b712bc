import { searchText } from '@tributary/kernel';
import type { Client } from 'pg';
import { terminalNameKey } from './match/terminal-name';

export interface TerminalBuild {
  readonly id: number;
  readonly name: string;
  readonly type?: string;
  readonly divisionCode?: string;
}

/** One terminal `T<id>`; its division must exist. */
export async function buildTerminal(owner: Client, { id, name, type = 'repair-shop', divisionCode = '31' }: TerminalBuild): Promise<void> {
  await owner.query(
    'INSERT INTO terminal (id, code, name, name_key, type, division_code, search_text) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [id, `T${id}`, name, terminalNameKey(name), type, divisionCode, searchText(`T${id}`, name)],
  );
}

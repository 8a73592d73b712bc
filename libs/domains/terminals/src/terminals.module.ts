import { Module } from '@nestjs/common';
import { TerminalAliasRepository } from './alias/terminal-alias.repository';
import { TerminalAliases } from './alias/terminal-aliases';
import { TerminalMatcher } from './match/terminal-matcher';
import { TerminalMatchRepository } from './match/terminal-match.repository';
import { TerminalRepository } from './terminal/terminal.repository';

@Module({
  providers: [TerminalRepository, TerminalAliasRepository, TerminalAliases, TerminalMatchRepository, TerminalMatcher],
  exports: [TerminalRepository, TerminalAliasRepository, TerminalAliases, TerminalMatcher],
})
export class TerminalsModule {}

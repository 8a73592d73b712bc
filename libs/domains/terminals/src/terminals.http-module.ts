import { Module } from '@nestjs/common';
import { TerminalController } from './terminal/terminal.controller';
import { TerminalsModule } from './terminals.module';

@Module({ imports: [TerminalsModule], controllers: [TerminalController] })
export class TerminalsHttpModule {}

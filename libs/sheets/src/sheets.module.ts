import { Module } from '@nestjs/common';
import { SmallTableReader } from './table/small-table-reader';

/** Reads what people upload. */
@Module({ providers: [SmallTableReader], exports: [SmallTableReader] })
export class SheetsModule {}

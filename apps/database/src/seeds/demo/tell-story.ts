import type { Type } from '@nestjs/common';
import { sql, systemCtx, type TxCtx, UnitOfWork } from '@tributary/platform';
import { DataSource } from 'typeorm';
import type { Company } from '../company/company';
import { StoryClock } from './story-clock';
import { storyApplication } from './story-module';

/** The product at work in the company's past. */
export interface Telling {
  readonly tx: TxCtx;
  readonly clock: StoryClock;
  /** Whatever provider of the product or of the story. */
  part<Part>(type: Type<Part>): Part;
}

/**
 * Lets the product itself write a part of the company's past, over a connection of its own and in one transaction: a run that
 * was killed right behind it finds it told. Nobody is informed of what happened before the product was there.
 */
export async function tellStory<Told>({ until }: Company, tell: (telling: Telling) => Promise<Told>): Promise<Told> {
  const clock = new StoryClock(until);
  const application = await storyApplication(process.env['DATABASE_URL'] ?? '', clock);
  try {
    return await application.get(UnitOfWork).write(systemCtx('seed'), async (tx) => {
      const told = await tell({ tx, clock, part: (type) => application.get(type, { strict: false }) });
      await sql(tx, 'DELETE FROM outbox');
      return told;
    });
  } finally {
    await application.get(DataSource).destroy();
    await application.close();
  }
}

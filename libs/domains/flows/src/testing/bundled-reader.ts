import { type BundledProgram, bundledProgram } from '@tributary/sheets/testing';

/** The program that opens files in a process of its own. */
export const bundledReader = (): BundledProgram => bundledProgram('libs/domains/flows/src/read/reader.main.ts');

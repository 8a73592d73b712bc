import type { PartMerges } from '../open/part-merges';
import { rangeOf } from './cell-place';
import { attributeOf, type XmlAttributes, type XmlHandler } from './xml-scanner';

/** Collects the merged cells of a sheet; they are named behind its cells. */
export class MergedCells implements XmlHandler {
  constructor(private readonly merges: PartMerges) {}

  open(name: string, attributes: XmlAttributes): void {
    const range = name === 'mergeCell' ? rangeOf(attributeOf(attributes, 'ref') ?? '') : undefined;
    if (range) this.merges.add(range);
  }

  text(): void {
    // names no merged cells
  }

  close(): void {
    // names no merged cells
  }
}

/** The number on a delivery note: `CK-202611-000123`, running per seller and month. */
export function deliveryNoteNumber(month: string, sequence: number): string {
  return `CK-${month}-${String(sequence).padStart(6, '0')}`;
}

import { parseDate } from '@strata/rules';

const NUMBER = /^[1-9]\d{5}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** A resident identity number (GB 11643) with a right date and check digit, or undefined. */
export function readResidentNumber(written: string): string | undefined {
  const text = written.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  const parts = NUMBER.exec(text);
  if (!parts || parseDate(`${parts[1]}-${parts[2]}-${parts[3]}`) === undefined) return undefined;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return CHECKS[sum % 11] === text[17] ? text : undefined;
}

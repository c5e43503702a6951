/** Exact decimal arithmetic on what JSON numbers say, for the oracle alone. */
const DIGITS = 9;

interface Decimal {
  units: bigint;
  scale: number;
}

export function sumOf(numbers: readonly number[]): number {
  return rounded(exactSum(numbers), 1n);
}

export function averageOf(numbers: readonly number[]): number {
  return rounded(exactSum(numbers), BigInt(numbers.length));
}

function parse(number: number): Decimal {
  const [mantissa = '', exponent = '0'] = String(number).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const units = BigInt(whole + fraction);
  return scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };
}

function exactSum(numbers: readonly number[]): Decimal {
  return numbers.map(parse).reduce(
    (sum, next) => {
      const scale = Math.max(sum.scale, next.scale);
      const at = ({ units, scale: from }: Decimal): bigint => units * 10n ** BigInt(scale - from);
      return { units: at(sum) + at(next), scale };
    },
    { units: 0n, scale: 0 },
  );
}

/** The quotient with nine digits after the point, halves away from zero. */
function rounded({ units, scale }: Decimal, divisor: bigint): number {
  const numerator = (units < 0n ? -units : units) * 10n ** BigInt(DIGITS);
  const denominator = divisor * 10n ** BigInt(scale);
  const quotient = (2n * numerator + denominator) / (2n * denominator);
  const digits = quotient.toString().padStart(DIGITS + 1, '0');
  const magnitude = Number(`${digits.slice(0, -DIGITS)}.${digits.slice(-DIGITS)}`);
  return units < 0n && magnitude !== 0 ? -magnitude : magnitude;
}

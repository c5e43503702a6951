/** The digits of a text, without a pattern's arrays and copies. NaN where there is none, which no comparison lets pass. */
export function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 48;
  return value >= 0 && value <= 9 ? value : NaN;
}

export const twoDigits = (text: string, at: number): number => digit(text, at) * 10 + digit(text, at + 1);

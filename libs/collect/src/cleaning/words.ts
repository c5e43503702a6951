/** Gender and yes or no, by the words that are met. */

const words = (text: string): string[] => text.split(' ');
const tableOf = <Value>(rows: [Value, string][]): ReadonlyMap<string, Value> =>
  new Map(rows.flatMap(([value, row]) => words(row).map((word) => [word, value] as const)));

const BOOLEANS = tableOf<boolean>([
  [true, 'true 1 yes y t on 是 真 有 对 √ ✓ ✔ ☑ 已 启用 开'],
  [false, 'false 0 no n f off 否 假 无 不 不是 没有 × ✗ ✘ ☐ 未 停用 关'],
]);

export const readBoolean = (text: string): boolean | undefined => BOOLEANS.get(text) ?? BOOLEANS.get(keyOf(text));

export type Gender = 'MALE' | 'FEMALE' | 'OTHER';

/** By GB/T 2261.1 (0 unknown, 1 male, 2 female, 9 not stated) where it is a digit. */
const GENDERS = tableOf<Gender | 'UNKNOWN'>([
  ['MALE', '男 男性 男士 男生 男子 先生 m male man boy mr mr. 1 01'],
  ['FEMALE', '女 女性 女士 女生 女子 小姐 太太 f female woman girl ms ms. mrs mrs. miss 2 02'],
  ['OTHER', '其他 其它 other x diverse nonbinary non-binary'],
  ['UNKNOWN', '0 9 00 09 未知 未知的性别 未说明 未说明的性别 不详 保密 不明 unknown unspecified u secret'],
]);

/** Undefined for a word that is not known; UNKNOWN says that nobody knows, which is no value. */
export const readGender = (text: string): Gender | 'UNKNOWN' | undefined =>
  GENDERS.get(text) ?? GENDERS.get(keyOf(text));

const GENDER_WORDS: Record<Gender, string> = { MALE: '男', FEMALE: '女', OTHER: '其他' };

/** The word for each gender: the one among the usual values of the attribute, where it has one. */
export function genderWords(options: readonly string[] | null | undefined): Record<Gender, string> {
  const chosen = { ...GENDER_WORDS };
  for (const option of (options ?? []).toReversed()) {
    const gender = readGender(option);
    if (gender && gender !== 'UNKNOWN') chosen[gender] = option;
  }
  return chosen;
}

const keyOf = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

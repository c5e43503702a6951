import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blockingKeys, likeness } from './similar.js';
import type { Person } from './similar.js';

const person = (part: Partial<Person>): Person => ({
  id: 1,
  name: null,
  birthday: null,
  phones: [],
  emails: [],
  ...part,
});
const kinds = (a: Partial<Person>, b: Partial<Person>): string[] | undefined =>
  likeness(person(a), person(b))?.evidence.map(({ kind }) => kind);

test.each<[string, Partial<Person>, Partial<Person>, string[] | undefined]>([
  [
    'the same name and birthday',
    { name: '张 三', birthday: 7 },
    { name: '张三', birthday: 7 },
    ['SAME_NAME_AND_BIRTHDAY'],
  ],
  ['the same name alone', { name: '张三' }, { name: '张三' }, undefined],
  ['one digit off', { phones: ['+8613800138000'] }, { phones: ['+8613800138001'] }, ['SIMILAR_PHONE']],
  ['two digits changed about', { phones: ['+8613800138012'] }, { phones: ['+8613800138021'] }, ['SIMILAR_PHONE']],
  ['two digits wrong', { phones: ['+8613800138000'] }, { phones: ['+8613800138099'] }, undefined],
  ['the same phone', { phones: ['+8613800138000'] }, { phones: ['+8613800138000'] }, undefined],
  [
    'one digit off and another name',
    { name: 'Ann', phones: ['+8613800138000'] },
    { name: 'Bob', phones: ['+8613800138001'] },
    undefined,
  ],
  [
    'one digit off and one name',
    { name: 'Ann', phones: ['+8613800138000'] },
    { name: 'ANN', phones: ['+8613800138001'] },
    ['SIMILAR_PHONE', 'SAME_NAME'],
  ],
  ['dots and a plus', { emails: ['a.b@gmail.com'] }, { emails: ['ab+shop@googlemail.com'] }, ['SIMILAR_EMAIL']],
  [
    'a mailbox that two share',
    { name: 'Ann', emails: ['ab@x.cn'] },
    { name: 'Bob', emails: ['a.b@x.cn'] },
    ['SIMILAR_EMAIL', 'OTHER_NAME'],
  ],
])('%s', (_name, a, b, expected) => expect(kinds(a, b)).toEqual(expected));

test('the more speaks for it the surer, and what contradicts makes it less sure', () => {
  const score = (a: Partial<Person>, b: Partial<Person>): number => likeness(person(a), person(b))?.score ?? 0;
  const emails = { emails: ['ab@x.cn'] };
  const dotted = { emails: ['a.b@x.cn'] };
  const alone = score(emails, dotted);
  expect(score({ ...emails, name: 'Ann' }, { ...dotted, name: 'Ann' })).toBeGreaterThan(alone);
  expect(score({ ...emails, name: 'Ann' }, { ...dotted, name: 'Bob' })).toBeLessThan(alone);
});

test('whoever is alike has a blocking key in common, whatever slip it is and wherever', () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 15 });
  fc.assert(
    fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), fc.boolean(), (number, place, by, transposed) => {
      const at = place % (number.length - 1);
      const slip = [...number];
      if (transposed) [slip[at], slip[at + 1]] = [number[at + 1]!, number[at]!];
      else slip[place % number.length] = (number[place % number.length]! + by) % 10;
      const [a, b] = [number, slip].map((all) => person({ phones: [`+${all.join('')}`] }));
      if (likeness(a!, b!) === undefined) return;
      expect(blockingKeys(a!).some((key) => blockingKeys(b!).includes(key))).toBe(true);
    }),
  );
});

import { Extensions, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CLEANING_RULES, DATE_ORDERS, INFERENCE_METHODS, REPAIR_RULES } from '@strata/collect';
import type { CleaningRule, DateOrder, InferenceMethod, RepairRule } from '@strata/collect';
import { LENGTH } from '../costs.js';
import { enumOf } from '../enum.js';
import { JsonScalar } from '../scalars.js';

const RULES = {
  TEXT: { description: 'Texts trimmed, in Unicode NFC, without invisible characters.' },
  WIDTH: { description: 'Full-width letters and digits to half-width; Chinese punctuation stays.' },
  NAME: { description: 'Names with single spaces, none between Chinese characters.' },
  PHONE: { description: 'Telephone numbers to E.164.' },
  EMAIL: { description: 'E-mail addresses to lower case, their syntax checked.' },
  DATE: { description: 'Dates in many forms to one; what could be read in two ways is not read.' },
  INSTANT: { description: 'Times with any zone to UTC; the text with its zone is kept.' },
  NUMBER: { description: 'Thousands separators, currency signs, full-width digits, 万 and 亿.' },
  BOOLEAN: { description: 'Words for yes and no.' },
  GENDER: { description: 'Words for genders, and the digits of GB/T 2261.1.' },
  AGE: { description: 'An age that contradicts the day of birth follows it.' },
  REGION: { description: 'Places in China to the whole names of province, city and district, and their codes.' },
  RESIDENT_NUMBER: { description: 'Resident identity numbers with a right check digit.' },
};

const CleaningRuleEnum = enumOf(CLEANING_RULES);
registerEnumType(CleaningRuleEnum, {
  name: 'CleaningRule',
  description: 'A rule of cleaning. Each can be switched off for a source.',
  valuesConfig: RULES,
});

const RepairRuleEnum = enumOf(REPAIR_RULES);
registerEnumType(RepairRuleEnum, {
  name: 'RepairRule',
  description: 'What cleaning did to a value: repaired it by a rule, inferred it by a method, left it out.',
  valuesConfig: {
    ...RULES,
    INFERRED_POSTAL_CODE: { description: 'A place was inferred from a postal code.' },
    INFERRED_RESIDENT_NUMBER: { description: 'A place was inferred from a resident identity number.' },
    INFERRED_PHONE_PREFIX: { description: 'A city was inferred from a mobile number.' },
    INFERRED_IP: { description: 'A city was inferred from an IP address.' },
    REGION_UNRESOLVED: {
      description: 'A place that is not known, or is several, stayed as it was; what is certain of it was read.',
    },
    DROPPED: { description: 'A value that could not be read was left out.' },
  },
});

const InferenceMethodEnum = enumOf(INFERENCE_METHODS);
registerEnumType(InferenceMethodEnum, {
  name: 'InferenceMethod',
  description: 'By what a missing province, city or district may be inferred. It never replaces one that was given.',
  valuesConfig: {
    POSTAL_CODE: { description: 'The postal code, by the company’s table.' },
    RESIDENT_NUMBER: { description: 'The first six digits of a resident identity number: where it was issued.' },
    PHONE_PREFIX: { description: 'The first seven digits of a mobile number, by the company’s table.' },
    IP: { description: 'The IP address, by the company’s table.' },
  },
});

const DateOrderEnum = enumOf(DATE_ORDERS);
registerEnumType(DateOrderEnum, {
  name: 'DateOrder',
  description: 'The order in which a source writes dates such as 05/06/1990.',
  valuesConfig: {
    DMY: { description: 'The day first.' },
    MDY: { description: 'The month first.' },
    YMD: { description: 'The year first, of two digits.' },
  },
});

const UnreadableEnum = enumOf(['REJECT', 'DROP'] as const);
registerEnumType(UnreadableEnum, {
  name: 'Unreadable',
  description: 'What becomes of an item with a value that cannot be read.',
  valuesConfig: {
    REJECT: { description: 'It is rejected.' },
    DROP: { description: 'It is taken without the value.' },
  },
});

@ObjectType('Cleaning', { description: 'How what a source sends is cleaned.' })
export class CleaningObject {
  @Extensions(LENGTH.few)
  @Field(() => [CleaningRuleEnum], { description: 'Rules that are switched off.' })
  off: CleaningRule[];

  @Extensions(LENGTH.few)
  @Field(() => [InferenceMethodEnum], { description: 'By what missing places may be inferred, the first one first.' })
  infer: InferenceMethod[];

  @Field(() => DateOrderEnum, {
    nullable: true,
    description: 'In which order it writes 05/06/1990. Null: such a date cannot be read.',
  })
  dateOrder?: DateOrder | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Years of two digits below it are of this century. Null: they cannot be read.',
  })
  pivotYear?: number | null;

  @Field(() => UnreadableEnum, { description: 'What becomes of an item with a value that cannot be read.' })
  unreadable: 'REJECT' | 'DROP';
}

@InputType({ description: 'How what a source sends is to be cleaned, as a whole.' })
export class CleaningInput {
  @Field(() => [CleaningRuleEnum], { nullable: true, description: 'Rules to switch off. Absent: none.' })
  off?: CleaningRule[] | null;

  @Field(() => [InferenceMethodEnum], { nullable: true, description: 'By what places are inferred. Absent: nothing.' })
  infer?: InferenceMethod[] | null;

  @Field(() => DateOrderEnum, {
    nullable: true,
    description: 'Absent: dates that could be read in two ways are not read.',
  })
  dateOrder?: DateOrder | null;

  @Field(() => Int, { nullable: true, description: '0 to 99. Absent: years of two digits are not read.' })
  pivotYear?: number | null;

  @Field(() => UnreadableEnum, { nullable: true, description: 'Absent: the item is rejected.' })
  unreadable?: 'REJECT' | 'DROP' | null;
}

@InputType({ description: 'Values to see cleaned. Nothing is stored.' })
export class TryCleaningInput {
  @Field(() => String, { nullable: true, description: 'The key of a source, whose settings count.' })
  source?: string | null;

  @Field(() => CleaningInput, { nullable: true, description: 'Settings in place of the source’s.' })
  cleaning?: CleaningInput | null;

  @Field(() => String, { description: 'The attribute that the values are of.' })
  attribute: string;

  @Field(() => [String], { description: 'At most 100 texts.' })
  values: string[];
}

@ObjectType({ description: 'A value that cleaning filled from another one, or cleaned.' })
export class CleanedValue {
  @Field(() => String, { description: 'The key of the attribute.' })
  attribute: string;

  @Field(() => JsonScalar, { description: 'As it would be stored.' })
  value: unknown;

  @Field(() => InferenceMethodEnum, { nullable: true, description: 'By what it was inferred.' })
  inferred?: InferenceMethod | null;
}

@ObjectType({ description: 'What cleaning makes of a value.' })
export class TriedValue {
  @Field(() => String, { description: 'As it came.' })
  value: string;

  @Extensions(LENGTH.few)
  @Field(() => [CleanedValue], { description: 'What would be stored, of the attribute and of those that it fills.' })
  stored: CleanedValue[];

  @Extensions(LENGTH.few)
  @Field(() => [RepairRuleEnum], { description: 'By which rules, one for each repair.' })
  repairs: readonly RepairRule[];

  @Field(() => String, { nullable: true, description: 'Why it cannot be read.' })
  fault?: string | null;
}

import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { STANDARD_FORMS } from '@strata/profile';
import type { StandardForm } from '@strata/profile';
import { ATTRIBUTE_TYPES } from '@strata/rules';
import type { AttributeType } from '@strata/rules';
import { enumOf } from '../enum.js';

export const AttributeTypeEnum = enumOf(ATTRIBUTE_TYPES);
registerEnumType(AttributeTypeEnum, {
  name: 'AttributeType',
  description: 'How the values of an attribute are stored and how literals in rules are read. Never changes.',
  valuesConfig: {
    TEXT: { description: 'Text, kept in Unicode NFC.' },
    NUMBER: { description: 'A number within ±(2^53 − 1).' },
    BOOLEAN: { description: 'true or false.' },
    DATE: { description: 'A calendar day: "2026-11-22".' },
    DATETIME: { description: 'An instant: ISO 8601 date-time with zone.' },
    TEXT_LIST: { description: 'A list of texts.' },
  },
});

export const StandardFormEnum = enumOf(Object.keys(STANDARD_FORMS) as StandardForm[]);
registerEnumType(StandardFormEnum, {
  name: 'StandardForm',
  description:
    'What the values of an attribute mean beyond their type: how cleaning reads what imports and connectors bring.',
  valuesConfig: {
    NAME: { description: 'A person’s name (TEXT).' },
    GENDER: { description: 'Gender by its many words (TEXT).' },
    BIRTH_DATE: {
      description: 'The day of birth (DATE). It tells who is under 14; one attribute has it (SECOND_BIRTH_DATE).',
    },
    AGE: { description: 'Age in years (NUMBER), held against the day of birth.' },
    PHONE: { description: 'A telephone number in E.164 (TEXT).' },
    EMAIL: { description: 'An e-mail address in lower case (TEXT).' },
    REGION: { description: 'A place or an address in China as it was written (TEXT); it fills the following.' },
    PROVINCE: { description: 'A province by its full name: 广东省 (TEXT).' },
    CITY: { description: 'A city by its full name: 深圳市 (TEXT).' },
    DISTRICT: { description: 'A district or county by its full name: 南山区 (TEXT).' },
    PROVINCE_CODE: { description: 'The code of the province, GB/T 2260: 440000 (TEXT).' },
    CITY_CODE: { description: 'The code of the city: 440300 (TEXT).' },
    DISTRICT_CODE: { description: 'The code of the district: 440305 (TEXT).' },
    POSTAL_CODE: { description: 'A postal code (TEXT).' },
    RESIDENT_NUMBER: { description: 'A Chinese resident identity number (TEXT).' },
    IP: { description: 'An IP address (TEXT).' },
  },
});

@ObjectType('Attribute', { description: 'The definition of an attribute: what is kept of users under one key.' })
export class AttributeObject {
  @Field(() => String, { description: 'Its name in rules and in `upsertUsers`.' })
  key: string;

  @Field(() => String, { description: 'Its name for people.' })
  name: string;

  @Field(() => AttributeTypeEnum, { description: 'The type of its values.' })
  type: AttributeType;

  @Field(() => [String], { nullable: true, description: 'The usual values, offered in forms; others are taken too.' })
  options?: string[] | null;

  @Field(() => String, { nullable: true, description: 'What its numbers count, such as "CNY".' })
  unit?: string | null;

  @Field(() => Boolean, { description: 'Whether it is personal data that not everyone may see.' })
  sensitive: boolean;

  @Field(() => StandardFormEnum, { nullable: true, description: 'How cleaning reads its values.' })
  standardForm?: StandardForm | null;

  @Field(() => String, {
    nullable: true,
    description: 'The consent purpose that its values require: they are kept only of those who have consented to it.',
  })
  consentPurpose?: string | null;
}

@InputType({ description: 'A definition; an attribute of this key that exists is changed, but never its type.' })
export class DefineAttributeInput {
  @Field(() => String, { description: '1 to 64 letters of any script, digits, `_`, `-` and `.`.' })
  key: string;

  @Field(() => String, { nullable: true, description: 'Its name for people. Absent: the key.' })
  name?: string | null;

  @Field(() => AttributeTypeEnum, { description: 'The type of its values.' })
  type: AttributeType;

  @Field(() => [String], { nullable: true, description: 'The usual values.' })
  options?: string[] | null;

  @Field(() => String, { nullable: true, description: 'What its numbers count.' })
  unit?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it is personal data that not everyone may see. Absent: as it is; of a new one, whether its form is PHONE, EMAIL or RESIDENT_NUMBER. To take it away needs `profile.sensitive`.',
  })
  sensitive?: boolean | null;

  @Field(() => StandardFormEnum, {
    nullable: true,
    description: 'How cleaning reads its values; each form needs its type. Absent: as it is. `null`: none.',
  })
  standardForm?: StandardForm | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The key of a consent purpose: values are taken only of those who have consented to it, and deleted when they withdraw. What is there already stays until then. Absent: as it is. `null`: none.',
  })
  consentPurpose?: string | null;
}

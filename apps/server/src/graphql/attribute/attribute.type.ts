import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
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

  @Field(() => Boolean, { nullable: true, description: 'Whether it is personal data. Absent: no.' })
  sensitive?: boolean | null;
}

import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../scalars.js';

@ObjectType('Workspace', { description: 'What is the same for the whole company.' })
export class WorkspaceType {
  @Field(() => String, { description: 'Its name.' })
  name: string;

  @Field(() => String, { description: 'The IANA time zone in which calendar windows and dates are read.' })
  timeZone: string;

  @Field(() => String, { description: 'The language of sentences where none is asked for: zh or en.' })
  locale: string;

  @Field(() => String, {
    description: 'Whose phone numbers are written without a country code: two letters of ISO 3166-1.',
  })
  region: string;

  @Field(() => Int, {
    description:
      'Counts of people below it are told as 0 to those who may not see sensitive values, and so many short of everybody as everybody; 0: all are told.',
  })
  smallCount: number;

  @Field(() => String, { description: 'The version of Strata that answers.' })
  version: string;

  @Field(() => String, {
    description:
      'Where browsers and other systems reach this server (STRATA_PUBLIC_URL): of SDK, webhooks and links in messages.',
  })
  publicUrl: string;

  @Field(() => Boolean, { description: 'Whether it holds the demo data.' })
  demo: boolean;

  @Field(() => DateTimeScalar, {
    description: 'From when on the history of attributes and tags is whole; before it, HISTORY_NOT_KEPT.',
  })
  historySince: Date;
}

@InputType({ description: 'What to change of the workspace; what is absent stays.' })
export class UpdateWorkspaceInput {
  @Field(() => String, { nullable: true, description: '1 to 100 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'An IANA time zone such as Asia/Shanghai.' })
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: 'zh or en.' })
  locale?: string | null;

  @Field(() => String, { nullable: true, description: 'Two letters of ISO 3166-1 such as CN.' })
  region?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: '0 to 1,000; 5 until it is said otherwise. To change it needs `profile.sensitive`, too.',
  })
  smallCount?: number | null;
}

import type { AttributeType } from '@strata/rules';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StandardForm } from './standard-forms/standard-form.js';

/** What a company keeps of a user under one key. The type never changes: values are stored by it. */
@Entity('attribute_definitions')
export class AttributeDefinition {
  @PrimaryColumn('text')
  key: string;

  @Column('text')
  name: string;

  @Column('text')
  type: AttributeType;

  /** The values that are usual, offered in rules and forms; others are accepted too. */
  @Column('jsonb', { nullable: true })
  options: string[] | null;

  @Column('text', { nullable: true })
  unit: string | null;

  /** Shown and exported only to those who may see personal data. */
  @Column('boolean', { default: false })
  sensitive: boolean;

  /** What the values mean beyond their type: how cleaning reads them. */
  @Column('text', { name: 'standard_form', nullable: true })
  standardForm: StandardForm | null;

  /** Values are kept only of those who have consented to this purpose, and go when they withdraw. */
  @Column('text', { name: 'consent_purpose', nullable: true })
  consentPurpose: string | null;

  /** The key of the model that keeps the values; null: people and systems write them. */
  @Column('text', { name: 'kept_by', nullable: true })
  keptBy: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}

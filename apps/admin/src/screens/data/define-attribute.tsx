import { useApolloClient, useMutation, useQuery } from '@apollo/client/react';
import { Alert, App, Button, Checkbox, Drawer, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { AttributesQuery, AttributeType, StandardForm } from '../../graphql/graphql';
import { errorCode } from '../../api/client';
import { useFailureText } from '../../parts/failure';
import { useLanguage } from '../../i18n/language';
import { DEFINE_ATTRIBUTE, PURPOSE_NAMES } from './documents';
import { useDataWords } from './words';

export type Attribute = AttributesQuery['attributes'][number];

const TYPES: readonly AttributeType[] = ['TEXT', 'NUMBER', 'BOOLEAN', 'DATE', 'DATETIME', 'TEXT_LIST'];

/** By the type that each needs. */
const FORMS: Partial<Record<AttributeType, readonly StandardForm[]>> = {
  TEXT: [
    ...(['NAME', 'GENDER', 'PHONE', 'EMAIL', 'REGION', 'PROVINCE', 'CITY', 'DISTRICT'] as const),
    ...(['PROVINCE_CODE', 'CITY_CODE', 'DISTRICT_CODE', 'POSTAL_CODE', 'RESIDENT_NUMBER', 'IP'] as const),
  ],
  NUMBER: ['AGE'],
  DATE: ['BIRTH_DATE'],
};

interface Fields {
  key: string;
  name: string;
  type: AttributeType;
  unit?: string | null;
  options?: string[] | null;
  sensitive?: boolean;
  consentPurpose?: string | null;
  standardForm?: StandardForm | null;
}

interface DefineAttributeProps {
  attribute?: Attribute;
  onDefined?: (key: string) => void;
  onClose: () => void;
}

/** A new attribute, or what is known of one: its key and its type never change. */
export function DefineAttribute({ attribute, onDefined, onClose }: DefineAttributeProps): ReactNode {
  const say = useDataWords();
  const client = useApolloClient();
  const { message } = App.useApp();
  const [define, { error, loading }] = useMutation(DEFINE_ATTRIBUTE);
  const failure = useFailureText(error);
  const { language } = useLanguage();
  const [form] = Form.useForm<Fields>();
  const sensitive = Form.useWatch('sensitive', form) ?? false;
  const purposes = useQuery(PURPOSE_NAMES).data?.consentPurposes ?? [];
  const known = attribute !== undefined;
  const initial: Partial<Fields> = attribute
    ? {
        key: attribute.key,
        name: attribute.name,
        type: attribute.type,
        unit: attribute.unit ?? null,
        options: attribute.options ?? [],
        sensitive: attribute.sensitive,
        consentPurpose: attribute.consentPurpose ?? null,
        standardForm: attribute.standardForm ?? null,
      }
    : { type: 'TEXT', sensitive: false, standardForm: null };
  const forms = FORMS[Form.useWatch('type', form) ?? initial.type ?? 'TEXT'] ?? [];

  const save = async (fields: Fields): Promise<void> => {
    const unit = fields.unit?.trim();
    const { data } = await define({
      variables: {
        input: {
          key: fields.key.trim(),
          name: fields.name.trim(),
          type: fields.type,
          sensitive: fields.sensitive ?? false,
          consentPurpose: fields.consentPurpose ?? null,
          standardForm: forms.find((one) => one === fields.standardForm) ?? null,
          unit: unit ? unit : null,
          options: fields.options?.length ? fields.options : null,
        },
      },
      errorPolicy: 'all',
    });
    if (!data?.defineAttribute) return;
    void message.success(say('defined', { name: data.defineAttribute.name }));
    onClose();
    onDefined?.(data.defineAttribute.key);
    await client.refetchQueries({ include: 'active' });
  };
  return (
    <Drawer open title={say(known ? 'change' : 'define')} size={380} onClose={onClose}>
      <Form<Fields> form={form} layout="vertical" initialValues={initial} onFinish={(fields) => void save(fields)}>
        <Form.Item name="key" label={say('key')} extra={say('keyHint')} rules={[{ required: true }]}>
          <Input maxLength={64} disabled={known} />
        </Form.Item>
        <Form.Item name="name" label={say('name')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="type" label={say('type')} extra={say('typeHint')}>
          <Select disabled={known} options={TYPES.map((value) => ({ value, label: say(value) }))} />
        </Form.Item>
        {forms.length > 0 && (
          <Form.Item name="standardForm" label={say('standardForm')} extra={say('standardFormHint')}>
            <Select
              options={[
                { value: null, label: say('noForm') },
                ...forms.map((value) => ({ value, label: say(`form.${value}`) })),
              ]}
            />
          </Form.Item>
        )}
        <Form.Item name="unit" label={say('unit')}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="options" label={say('options')} extra={say('optionsHint')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，']} />
        </Form.Item>
        <Form.Item name="sensitive" valuePropName="checked" extra={say('sensitiveHint')}>
          <Checkbox>{say('sensitive')}</Checkbox>
        </Form.Item>
        {(sensitive || initial.consentPurpose) && (
          <Form.Item name="consentPurpose" label={say('consentPurpose')} extra={say('consentPurposeHint')}>
            <Select
              allowClear
              placeholder={say('noConsentPurpose')}
              options={purposes.map(({ key, name }) => ({ value: key, label: name[language] }))}
            />
          </Form.Item>
        )}
        {error && (
          <Alert
            type="error"
            title={errorCode(error) === 'SECOND_BIRTH_DATE' ? say('secondBirthDate') : failure}
            showIcon
            className="data-alert"
          />
        )}
        <Button type="primary" htmlType="submit" loading={loading}>
          {say('save')}
        </Button>
      </Form>
    </Drawer>
  );
}

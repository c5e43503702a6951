import DownOutlined from '@ant-design/icons/DownOutlined';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useDefinitions } from '../segment-builder/definitions';
import { templatesFor } from '../segment-builder/dialogs/template-rules';
import { useTemplateWords } from '../segment-builder/dialogs/template-words';
import { useSegmentsWords } from './words';

interface Template {
  name: string;
  label: string;
  start: () => void;
}

/** Common audiences whose attributes and events exist here; each opens the builder with its rule. */
function useTemplates(): Template[] {
  const say = useTemplateWords();
  const navigate = useNavigate();
  const { definitions } = useDefinitions();
  if (!definitions) return [];
  return templatesFor(definitions.forRules).map(({ name, rule }) => ({
    name,
    label: say(name),
    start: () => void navigate('/segments/~new', { state: { rule } }),
  }));
}

/** Among the actions of the list. */
export function TemplateMenu(): ReactNode {
  const say = useSegmentsWords();
  const templates = useTemplates();
  return (
    <Dropdown
      trigger={['click']}
      disabled={templates.length === 0}
      menu={{ items: templates.map(({ name, label, start }) => ({ key: name, label, onClick: start })) }}
    >
      <Button>
        {say('fromTemplate')} <DownOutlined />
      </Button>
    </Dropdown>
  );
}

/** On the empty face. */
export function TemplateChoices(): ReactNode {
  const templates = useTemplates();
  return templates.map(({ name, label, start }) => (
    <Button key={name} onClick={start}>
      {label}
    </Button>
  ));
}

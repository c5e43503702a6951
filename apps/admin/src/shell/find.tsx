import PartitionOutlined from '@ant-design/icons/PartitionOutlined';
import SearchOutlined from '@ant-design/icons/SearchOutlined';
import TagOutlined from '@ant-design/icons/TagOutlined';
import UserOutlined from '@ant-design/icons/UserOutlined';
import { useQuery } from '@apollo/client/react';
import { Input, Modal } from 'antd';
import { useDeferredValue, useId, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useTagCoverage } from '../api/coverage';
import { useMay } from '../api/viewer';
import { useFormat } from '../format/use-format';
import { graphql } from '../graphql';
import { useShellWords } from './words';

const FIND = graphql(`
  query Find($text: String!, $mayUsers: Boolean!, $maySegments: Boolean!) {
    users(search: $text, first: 5) @include(if: $mayUsers) {
      edges {
        node {
          id
          name
          externalId
        }
      }
    }
    segments(search: $text, first: 5) @include(if: $maySegments) {
      edges {
        node {
          key
          name
          count
        }
      }
    }
  }
`);

const TAGS = graphql(`
  query FindTags {
    tags {
      key
      name
    }
  }
`);

const TAGS_SHOWN = 5;

interface Hit {
  id: string;
  to: string;
  icon: ReactNode;
  title: string;
  detail: string;
}

function useHits(text: string): Hit[] {
  const format = useFormat();
  const may = useMay();
  const found = useQuery(FIND, {
    variables: { text, mayUsers: may('PROFILE_READ'), maySegments: may('SEGMENT_READ') },
    skip: text === '',
  });
  const tags = useQuery(TAGS, { skip: !may('TAG_READ') }).data?.tags ?? [];
  const coverage = useTagCoverage();
  if (text === '') return [];
  const data = found.data ?? found.previousData;
  const wanted = text.toLowerCase();
  const users = (data?.users?.edges ?? []).flatMap(({ node }): Hit[] =>
    node
      ? [
          {
            id: `user-${node.id}`,
            to: `/users/${node.id}`,
            icon: <UserOutlined />,
            title: node.name ?? node.externalId ?? String(node.id),
            detail: node.externalId ?? '',
          },
        ]
      : [],
  );
  const segments = (data?.segments?.edges ?? []).flatMap(({ node }): Hit[] =>
    node
      ? [
          {
            id: `segment-${node.key}`,
            to: `/segments/${encodeURIComponent(node.key ?? '')}`,
            icon: <PartitionOutlined />,
            title: node.name ?? '',
            detail: format.people(node.count ?? 0),
          },
        ]
      : [],
  );
  const matchingTags = tags
    .filter((tag) => tag.key.toLowerCase().includes(wanted) || tag.name.toLowerCase().includes(wanted))
    .slice(0, TAGS_SHOWN)
    .map((tag): Hit => ({
      id: `tag-${tag.key}`,
      to: `/tags?key=${encodeURIComponent(tag.key)}`,
      icon: <TagOutlined />,
      title: tag.name,
      detail: coverage ? format.people(coverage.of(tag.key)) : '',
    }));
  return [...users, ...segments, ...matchingTags];
}

/** Search over users, segments and tags; arrows choose, Enter opens. */
export default function Find({ onClose }: { onClose: () => void }): ReactNode {
  const say = useShellWords();
  const may = useMay();
  const navigate = useNavigate();
  const list = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const wanted = useDeferredValue(text.trim());
  const hits = useHits(wanted);
  const chosen = hits[Math.min(at, hits.length - 1)];

  const open = (hit: Hit): void => {
    onClose();
    void navigate(hit.to);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      setAt((current) => (Math.min(current, hits.length - 1) + step + hits.length) % hits.length);
    } else if (event.key === 'Enter' && chosen) open(chosen);
  };
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      title={<span className="visually-hidden">{say('findLabel')}</span>}
      className="find"
    >
      <Input
        autoFocus
        size="large"
        variant="borderless"
        prefix={<SearchOutlined />}
        placeholder={say('find')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-label={say('findLabel')}
        aria-expanded={hits.length > 0}
        aria-controls={list}
        aria-activedescendant={chosen ? `${list}-${chosen.id}` : undefined}
      />
      <div id={list} role="listbox" aria-label={say('findLabel')} className="find-hits">
        {hits.map((hit) => (
          <div
            key={hit.id}
            id={`${list}-${hit.id}`}
            role="option"
            aria-selected={hit === chosen}
            className="find-hit"
            onClick={() => open(hit)}
          >
            {hit.icon}
            <span>{hit.title}</span>
            <span className="find-detail figure">{hit.detail}</span>
          </div>
        ))}
      </div>
      {hits.length === 0 && (
        <p className="find-hint">
          {wanted ? say('findNothing', { text: wanted }) : say(may('PROFILE_SENSITIVE') ? 'findHint' : 'findHintBlind')}
        </p>
      )}
    </Modal>
  );
}

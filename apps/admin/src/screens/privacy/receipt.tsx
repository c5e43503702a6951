import PrinterOutlined from '@ant-design/icons/PrinterOutlined';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWorkspace } from '../../api/workspace';
import { useFormat } from '../../format/use-format';
import { Drawer } from '../../parts/drawer';
import type { Erasure } from './erasures-tab';
import { usePrivacyWords, useSectionName } from './words';
import './privacy.css';

/** What there was most of comes first; that there was nothing is part of the receipt, too. */
const most = (counts: Erasure['counts']): Erasure['counts'] => [...counts].sort((a, b) => b.rows - a.rows);

/** What an erasure leaves behind, to be read and printed. */
export function Receipt({ erasure, onClose }: { erasure: Erasure; onClose: () => void }): ReactNode {
  const say = usePrivacyWords();
  const format = useFormat();
  const sectionName = useSectionName();
  const { name: company } = useWorkspace();
  const { id, erasedAt, completedAt, liftedAt, liftReason, counts } = erasure;
  return (
    <Drawer
      rootClassName="privacy-receipt"
      title={say('receiptTitle')}
      size={420}
      onClose={onClose}
      extra={
        <Button size="small" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {say('print')}
        </Button>
      }
    >
      <p>{say('receiptText')}</p>
      <dl className="privacy-facts figure">
        <dt>{say('company')}</dt>
        <dd>{company}</dd>
        <dt>{say('receiptId')}</dt>
        <dd>{id}</dd>
        <dt>{say('erasedAt')}</dt>
        <dd>{format.exact(erasedAt)}</dd>
        <dt>{say('completedAt')}</dt>
        <dd>{completedAt ? format.exact(completedAt) : say('underWay')}</dd>
        {liftedAt && (
          <>
            <dt>{say('liftedAt')}</dt>
            <dd>
              {format.exact(liftedAt)} · {liftReason}
            </dd>
          </>
        )}
        {most(counts).map(({ name, rows }) => (
          <div key={name}>
            <dt>{sectionName(name)}</dt>
            <dd>{format.count(rows)}</dd>
          </div>
        ))}
      </dl>
    </Drawer>
  );
}

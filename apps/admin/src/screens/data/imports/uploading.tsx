import UploadOutlined from '@ant-design/icons/UploadOutlined';
import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { Offered } from '../../../parts/offered';
import { Empty } from '../../../parts/empty';
import { DISCARD_IMPORT } from './documents';
import { useFaultWords } from './fault-words';
import { useFilePicker } from './file-picker';
import type { FoundImport } from './mapping-draft';
import { useSizes } from './sizes';
import { UploadLine } from './uploads-strip';
import { send } from './uploads';
import type { Upload } from './uploads';
import { useImportsWords } from './words';
import { Face } from '../../../parts/face';

/** A file on its way; or one that broke off, which this page cannot send because it does not have it. */
export function Uploading({ upload, found }: { upload?: Upload; found?: FoundImport }): ReactNode {
  const say = useImportsWords();
  const sizes = useSizes();
  const navigate = useNavigate();
  const { text, advice } = useFaultWords();
  const [discard] = useMutation(DISCARD_IMPORT);
  const picker = useFilePicker((files) => {
    const keys = files.map((file) => send(file));
    void navigate(keys.length === 1 ? `/data/imports/upload-${keys[0] ?? ''}` : '/data?tab=imports', { replace: true });
  });
  const drop = async (id: string): Promise<void> => {
    await discard({ variables: { input: { id } }, errorPolicy: 'all' });
    void navigate('/data?tab=imports');
  };
  const choose = (
    <Button icon={<UploadOutlined />} onClick={picker.open}>
      {say('chooseFile')}
    </Button>
  );
  if (upload?.state === 'REFUSED' && upload.fault)
    return (
      <>
        <Face
          role="alert"
          title={say('refusedTitle', { name: upload.name })}
          text={`${text(upload.fault)}${advice(upload.fault.code)}`}
          actions={choose}
        />
        {picker.input}
      </>
    );
  if (upload)
    return (
      <section className="imports-uploads imports-uploads-alone" aria-label={say('uploads')}>
        <UploadLine upload={upload} />
        <p className="imports-hint">{say('leaveUpload')}</p>
      </section>
    );
  if (!found) return null;
  return (
    <>
      <Empty
        title={say('brokenOff')}
        text={say('brokenOffText', {
          received: sizes.bytes(found.received),
          bytes: sizes.bytes(found.bytes ?? 0),
          name: found.fileName,
        })}
        actions={
          <Offered to={['uploadImport', 'discardImport']}>
            {choose}
            <Button type="text" onClick={() => void drop(found.id)}>
              {say('discard')}
            </Button>
          </Offered>
        }
      />
      {picker.input}
    </>
  );
}

import { useMutation } from '@apollo/client/react';
import { Alert, Button, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import { useFailureText } from '../../../parts/failure';
import { PREFERENCE_LINK } from './documents';
import { useConsentWords } from './words';

/** The link to the page on which the person themselves decides. */
export function PreferenceLink({ id }: { id: string }): ReactNode {
  const say = useConsentWords();
  const format = useFormat();
  const [make, { data, error, loading }] = useMutation(PREFERENCE_LINK);
  const failure = useFailureText(error);
  const link = data?.preferenceLink;
  return (
    <>
      <h3>{say('link')}</h3>
      <p>{say('linkHint')}</p>
      {error && <Alert type="error" title={failure} showIcon className="consent-alert" />}
      {link ? (
        <>
          <Typography.Text copyable={{ text: link.url }} code>
            {link.url}
          </Typography.Text>
          <p className="consent-link figure">
            <span title={format.exact(link.expiresAt)}>{say('linkUntil', { day: format.day(link.expiresAt) })}</span>
            <a href={link.path} target="_blank" rel="noreferrer">
              {say('openLink')}
            </a>
          </p>
        </>
      ) : (
        <Button loading={loading} onClick={() => void make({ variables: { input: { id } }, errorPolicy: 'all' })}>
          {say('makeLink')}
        </Button>
      )}
    </>
  );
}

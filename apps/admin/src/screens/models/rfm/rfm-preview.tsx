import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { useFormat } from '../../../format/use-format';
import type { RfmSettingsInput } from '../../../graphql/graphql';
import { useLanguage } from '../../../i18n/language';
import { Bar } from '../../../parts/bar';
import { useFailureText } from '../../../parts/failure';
import { PREVIEW_MODEL } from '../documents';
import type { RfmSegment } from '../documents';
import { useModelWords } from '../words';
import { segmentName } from './reading';

/** What the settings would find on the present data; the answer to those before stays until the new one is there. */
export function RfmPreview({
  settings,
  segments,
}: {
  settings: RfmSettingsInput;
  segments: readonly RfmSegment[];
}): ReactNode {
  const say = useModelWords();
  const format = useFormat();
  const { language } = useLanguage();
  const { data, previousData, error, loading } = useQuery(PREVIEW_MODEL, {
    variables: { settings: { rfm: settings } },
    fetchPolicy: 'no-cache',
  });
  const failure = useFailureText(error);
  const found = (data ?? previousData)?.previewModel;
  return (
    <section className="rfm-preview" aria-label={say('preview')} aria-busy={loading}>
      <h3>{say('preview')}</h3>
      <p className="models-quiet">{say(loading ? 'previewing' : 'previewOf')}</p>
      {error ? (
        <p role="alert" className="models-problem">
          {failure}
        </p>
      ) : found?.__typename === 'NotEnoughData' ? (
        <p role="status">{say('tooFewText', { found: found.found, needed: found.needed })}</p>
      ) : found ? (
        <>
          <p role="status">
            {say('scored')} <strong className="figure">{format.people(found.all.users)}</strong>
          </p>
          <ul>
            {found.segments
              .toSorted((a, b) => b.users - a.users)
              .map(({ key, users }) => (
                <li key={key}>
                  <span>{segmentName(segments, key, language, key === 'others' ? say('others') : key)}</span>
                  <Bar share={found.all.users === 0 ? 0 : users / found.all.users} />
                  <span className="figure">{format.people(users)}</span>
                </li>
              ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

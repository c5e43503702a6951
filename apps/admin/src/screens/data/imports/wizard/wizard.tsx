import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useWidth } from '../../../../theme/theme-provider';
import { DISCARD_IMPORT, MAPPING_TARGETS } from '../documents';
import type { FrameOf } from '../frame';
import { forgetDraft, useKeptDraft } from '../kept-draft';
import { isReady, problemsOf } from '../mapping-draft';
import type { FoundExamination, FoundImport } from '../mapping-draft';
import { useImportsWords } from '../words';
import { ConfirmedButton } from '../../../../parts/confirmed-button';
import { FileStep } from './file-step';
import { MappingStep } from './mapping-step';
import { PreviewStep } from './preview-step';
import { RunStep } from './run-step';
import type { StepProps, Targets } from './steps';

const STEPS = ['file', 'mapping', 'preview', 'run'] as const;
type Step = (typeof STEPS)[number];

interface WizardProps {
  found: FoundImport;
  examination: FoundExamination;
  onChanged: () => void;
  frame: FrameOf;
}

/** From the file to the run, in four steps that are in the address; what is done in them is kept when the page is left. */
export function Wizard({ found, examination, onChanged, frame: Frame }: WizardProps): ReactNode {
  const say = useImportsWords();
  const navigate = useNavigate();
  const phone = useWidth() === 'phone';
  const [params] = useSearchParams();
  const [draft, setDraft] = useKeptDraft(found, examination);
  const columns = useMemo(() => examination.columns.map(({ name }) => name), [examination]);
  const { data, refetch } = useQuery(MAPPING_TARGETS, { variables: { columns }, fetchPolicy: 'cache-and-network' });
  const [discard, { loading: discarding }] = useMutation(DISCARD_IMPORT);
  const [tried, setTried] = useState(false);

  const targets: Targets | undefined = data && {
    attributes: data.attributes,
    sources: data.sources.map(({ key, name, kind, cleaning: { off, infer, dateOrder, pivotYear, unreadable } }) => ({
      key,
      name,
      kind,
      cleaning: { off, infer, dateOrder: dateOrder ?? null, pivotYear: pivotYear ?? null, unreadable },
    })),
    mappings: data.importMappings,
    refetch: () => void refetch(),
  };
  const known = useMemo(() => new Set(data?.attributes.map(({ key }) => key)), [data]);
  const problems = problemsOf(draft, known);
  const ready = data !== undefined && isReady(problems);
  const asked = STEPS.find((name) => name === params.get('step')) ?? 'file';
  // What a mapping does not say yet cannot be shown or run.
  const step: Step = (asked === 'preview' || asked === 'run') && data !== undefined && !ready ? 'mapping' : asked;
  const at = STEPS.indexOf(step);
  const next = STEPS[at + 1];
  const path = (to: Step): string => `/data/imports/${found.id}?step=${to}`;

  const drop = async (): Promise<void> => {
    const { data: dropped } = await discard({ variables: { input: { id: found.id } }, errorPolicy: 'all' });
    if (!dropped) return;
    forgetDraft(found.id);
    void navigate('/data?tab=imports');
  };
  const goOn = (): void => {
    if (!next) return;
    if (step === 'mapping' && !ready) setTried(true);
    else void navigate(path(next));
  };
  const props: StepProps = { found, examination, draft, setDraft, targets, onChanged };
  return (
    <Frame
      found={found}
      actions={
        <>
          <ConfirmedButton
            label={say('discard')}
            question={say('discardSure')}
            keep={say('keep')}
            type="text"
            loading={discarding}
            onConfirm={() => void drop()}
          />
          {next && (
            <Button type="primary" onClick={goOn} disabled={step === 'mapping' && !ready && tried}>
              {say(`to.${next}`)}
            </Button>
          )}
        </>
      }
    >
      <nav className="imports-steps" aria-label={say('steps')}>
        <ol>
          {STEPS.map((name, index) => {
            const closed = (name === 'preview' || name === 'run') && !ready;
            const label = (
              <>
                <span className="imports-step-number figure" aria-hidden="true">
                  {index + 1}
                </span>
                {say(`step.${name}`)}
              </>
            );
            return (
              <li key={name} className={name === step ? 'imports-step-now' : index < at ? 'imports-step-done' : ''}>
                {closed ? (
                  <span aria-disabled="true">{label}</span>
                ) : (
                  <Link to={path(name)} replace {...(name === step && { 'aria-current': 'step' })}>
                    {label}
                  </Link>
                )}
              </li>
            );
          })}
        </ol>
      </nav>
      {phone && step !== 'run' && <p className="imports-phone-note">{say('betterWide')}</p>}
      {step === 'file' && <FileStep {...props} />}
      {step === 'mapping' && <MappingStep {...props} problems={problems} />}
      {step === 'preview' && <PreviewStep {...props} />}
      {step === 'run' && <RunStep {...props} />}
    </Frame>
  );
}

import type { Rule } from '@strata/rules';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useFormat } from '../../format/use-format';
import { LateDrawer } from '../../parts/late-drawer';
import { useWidth } from '../../theme/theme-provider';
import { Canvas } from './canvas/canvas';
import { useComposition } from './composition';
import { changesOf, dropLocalDraft, keepLocalDraft, useDraft } from './draft';
import { Foot } from './foot';
import { Header } from './header';
import type { Dialog } from './header';
import { LivePanel } from './live/live-panel';
import { Share } from './live/count';
import { onOpenPalette } from './palette/open-palette';
import { Palette } from './palette/palette';
import { ReadsAs } from './reads-as';
import type { Segment } from './segment';
import { useShortcuts } from './shortcuts';
import { draftFromTree, groupOf, treeFromRule } from './tree';
import { useBuilderWords } from './words';
import UpOutlined from '@ant-design/icons/UpOutlined';
import './builder.css';

const KeysDialog = lazy(() => import('./dialogs/keys-dialog'));
const JsonDrawer = lazy(() => import('./dialogs/json-drawer'));
const VersionsDrawer = lazy(() => import('./dialogs/versions-drawer'));
const PublishDrawer = lazy(() => import('./dialogs/publish-drawer'));
const CreateDialog = lazy(() => import('./dialogs/create-dialog'));

interface BuilderProps {
  segment?: Segment;
  onPublished: () => void;
}

/** The builder on a screen wide enough to compose: palette, canvas, live panel. */
export function Builder({ segment, onPublished }: BuilderProps): ReactNode {
  const { tree, edit, announcement } = useComposition();
  const say = useBuilderWords();
  const navigate = useNavigate();
  const width = useWidth();
  const [dialog, setDialog] = useState<Dialog>();
  const [name, setName] = useState(segment?.name ?? '');
  const publishedRule = (segment?.rule ?? null) as Rule | null;
  const different = changesOf(publishedRule, tree);
  const keeper = useDraft(segment, tree, segment !== undefined && different === 0);
  const renamed = segment !== undefined && name !== segment.name ? 1 : 0;
  const changes = different + renamed;
  const published = segment && publishedRule ? { rule: publishedRule, version: segment.version } : undefined;
  const close = useCallback(() => setDialog(undefined), []);
  useShortcuts(setDialog, segment === undefined);

  useEffect(() => {
    document.title = `${name || say('newTitle')} · Strata`;
  }, [name, say]);

  const discard = (): void => {
    const next = publishedRule ? treeFromRule(publishedRule) : groupOf('all', []);
    edit(next, { focus: next.id });
    setName(segment?.name ?? '');
  };
  return (
    <div className={`builder builder-${width}`}>
      <Header
        name={name}
        onRename={setName}
        version={segment?.version}
        changes={changes}
        draft={keeper.state()}
        onOpen={setDialog}
        onDiscard={discard}
      />
      <div className="builder-body">
        <PaletteSide drawer={width !== 'desktop'} />
        <div className="builder-canvas">
          <div className="builder-scroll">
            <Canvas />
            <ReadsAs />
          </div>
          <Foot onKeys={() => setDialog('keys')} paletteDrawer={width !== 'desktop'} />
        </div>
        {width === 'tablet' ? (
          <BottomBar>
            <LivePanel published={published} onWhoMoves={() => setDialog('moves')} />
          </BottomBar>
        ) : (
          <aside className="builder-live" aria-label={say('exactCount')}>
            <LivePanel published={published} onWhoMoves={() => setDialog('moves')} />
          </aside>
        )}
      </div>
      <div aria-live="polite" className="visually-hidden">
        {announcement}
      </div>
      <Suspense fallback={null}>
        {dialog === 'keys' && <KeysDialog onClose={close} />}
        {dialog === 'json' && <JsonDrawer onClose={close} />}
        {dialog === 'versions' && segment && (
          <VersionsDrawer segmentKey={segment.key} drafts={keeper} onClose={close} />
        )}
        {(dialog === 'moves' || dialog === 'publish') && segment && published && (
          <PublishDrawer
            segmentKey={segment.key}
            name={name}
            published={published}
            publish={dialog === 'publish'}
            drafts={keeper}
            onClose={close}
            onPublished={() => {
              close();
              onPublished();
            }}
          />
        )}
        {dialog === 'create' && (
          <CreateDialog
            name={name}
            onClose={close}
            onCreated={(key) => {
              dropLocalDraft(undefined);
              // What is switched off is no part of what was created; it goes on as the draft of it.
              const whole = draftFromTree(tree);
              if (whole.off.length > 0) keepLocalDraft(key, whole);
              void navigate(`/segments/${encodeURIComponent(key)}/edit`, { replace: true });
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

/** A column on wide screens; below 1440 a drawer that `/` opens. */
function PaletteSide({ drawer }: { drawer: boolean }): ReactNode {
  const say = useBuilderWords();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!drawer) return;
    return onOpenPalette(() => setOpen(true));
  }, [drawer]);
  if (!drawer) {
    return (
      <aside className="builder-palette" aria-label={say('paletteLabel')}>
        <Palette />
      </aside>
    );
  }
  return (
    <Suspense fallback={null}>
      <LateDrawer
        open={open}
        onClose={() => setOpen(false)}
        placement="left"
        size={260}
        mask={false}
        title={say('paletteLabel')}
        className="palette-drawer"
        afterOpenChange={(opened) =>
          opened && document.querySelector<HTMLElement>('.palette-drawer .palette input')?.focus()
        }
      >
        <Palette onAdded={() => setOpen(false)} />
      </LateDrawer>
    </Suspense>
  );
}

/** On a small screen the count stands in a bar at the bottom, which opens the rest. */
function BottomBar({ children }: { children: ReactNode }): ReactNode {
  const { preview, written } = useComposition();
  const say = useBuilderWords();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const { data } = preview;
  return (
    <>
      <button
        type="button"
        className="bottom-bar figure"
        aria-expanded={open}
        aria-label={say(open ? 'closePanel' : 'openPanel')}
        onClick={() => setOpen(!open)}
      >
        <strong className={preview.pending ? 'live-stale' : undefined}>
          {data && written.rule ? format.people(data.count) : '—'}
        </strong>
        {data && written.rule && (
          <span>
            <Share share={format.shareOfPeople(data.count, data.total)} total={format.count(data.total)} />
          </span>
        )}
        <UpOutlined rotate={open ? 180 : 0} />
      </button>
      <Suspense fallback={null}>
        <LateDrawer
          open={open}
          placement="bottom"
          size="large"
          onClose={() => setOpen(false)}
          title={say('exactCount')}
          forceRender
        >
          {children}
        </LateDrawer>
      </Suspense>
    </>
  );
}

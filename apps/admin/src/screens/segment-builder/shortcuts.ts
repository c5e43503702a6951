import { useEffect } from 'react';
import { useComposition } from './composition';
import type { Dialog } from './header';
import { openPalette } from './palette/open-palette';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The keys that work anywhere on the builder. */
export function useShortcuts(open: (dialog: Dialog) => void, isNew: boolean): void {
  const { undo, redo, sound } = useComposition();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const command = event.metaKey || event.ctrlKey;
      const key = event.key.toLowerCase();
      const typing = isTyping(event.target);
      const act = (): (() => void) | undefined => {
        if (command && key === 's') return () => sound && open(isNew ? 'create' : 'publish');
        if (command && key === 'j') return () => open('json');
        if (command && key === 'z' && !typing) return event.shiftKey ? redo : undo;
        if (command && key === 'y' && !typing) return redo;
        if (typing || command || event.altKey) return undefined;
        if (key === '/') return openPalette;
        if (key === '?') return () => open('keys');
        return undefined;
      };
      const found = act();
      if (!found) return;
      event.preventDefault();
      found();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [undo, redo, sound, open, isNew]);
}

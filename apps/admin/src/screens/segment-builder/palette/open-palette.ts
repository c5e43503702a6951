/** The palette is a column on wide screens and a drawer on narrow ones; whoever wants it calls, and the palette answers. */
const NAME = 'strata:open-palette';

export const openPalette = (): void => void window.dispatchEvent(new Event(NAME));

export function onOpenPalette(open: () => void): () => void {
  window.addEventListener(NAME, open);
  return () => window.removeEventListener(NAME, open);
}

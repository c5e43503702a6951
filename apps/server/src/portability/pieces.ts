import type { PersonalPiece } from '@strata/profile';
import type { App } from '../composition.js';

/** One piece of what is kept of someone, with the section that it belongs to. */
export interface SectionPiece extends PersonalPiece {
  section: string;
}

/**
 * All that any folder keeps of someone, piece by piece: by the list that erasure and merging run over, so that nothing is
 * forgotten. What is kept of nobody has no piece.
 */
export async function* piecesOf(app: App, user: number): AsyncGenerator<SectionPiece> {
  for (const data of app.personalData)
    for await (const { kind, rows } of data.pieces(app.database, user))
      if (rows.length > 0) yield { section: data.name, kind, rows };
}

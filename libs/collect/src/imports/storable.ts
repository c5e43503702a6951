/** U+0000 and halves of surrogate pairs are no text to the database, in JSON no more than by itself. */
export const storable = (text: string): string =>
  text.replaceAll('\u0000', '\uFFFD').replace(/\p{Surrogate}/gu, '\uFFFD');

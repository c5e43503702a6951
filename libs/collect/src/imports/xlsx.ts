import type { FileSource } from './source.js';
import type { UnpackLimits } from './unpack.js';

export async function* xlsxTexts(_file: FileSource, _limits: UnpackLimits): AsyncGenerator<string> {
  await Promise.resolve();
  yield '';
}

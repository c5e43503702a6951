import { at } from '../../inbound/items-of.js';
import type { JsonAnswer } from './http-json.js';
import type { HttpSettings, Paging } from './http-settings.js';
import { PullFault } from './puller.js';

/** An address is kept with the connector, and no server takes one much longer. */
const LONGEST_CURSOR = 8_192;

/** Where a run begins: `since` is the latest change that is known. */
export function firstAddress({ url, paging, watermark }: HttpSettings, since: string | undefined): string {
  const address = new URL(url);
  if (watermark && since !== undefined) address.searchParams.set(watermark.param, since);
  if (paging.kind === 'PAGE') address.searchParams.set(paging.param, String(paging.first));
  if (paging.kind === 'OFFSET') address.searchParams.set(paging.param, '0');
  if ('sizeParam' in paging && paging.sizeParam !== undefined && paging.size !== undefined)
    address.searchParams.set(paging.sizeParam, String(paging.size));
  return address.href;
}

/** Where the page after one of so many items is; undefined where none is named. */
export function nextAddress(
  paging: Paging,
  current: string,
  { json, headers }: JsonAnswer,
  count: number,
): string | undefined {
  const address = new URL(current);
  switch (paging.kind) {
    case 'NONE':
      return undefined;
    case 'PAGE':
    case 'OFFSET': {
      const place = Number(address.searchParams.get(paging.param)) + (paging.kind === 'PAGE' ? 1 : count);
      address.searchParams.set(paging.param, String(place));
      return address.href;
    }
    case 'CURSOR': {
      const cursor = at(json, paging.path);
      if (cursor === undefined || cursor === null || cursor === '' || cursor === false) return undefined;
      if ((typeof cursor !== 'string' && typeof cursor !== 'number') || String(cursor).length > LONGEST_CURSOR)
        throw new PullFault('NO_CURSOR', `at "${paging.path}" there is neither a number nor a text that is no page`);
      address.searchParams.set(paging.param, String(cursor));
      return address.href;
    }
    case 'LINK':
      return linkedAddress(headers.get('link'), address);
  }
}

/** RFC 8288: the target of `rel="next"`. What authorizes us goes to no other site. */
function linkedAddress(link: string | null, current: URL): string | undefined {
  const next = (link ?? '').split(/,(?=\s*<)/).find((one) => /;\s*rel="?([^";]* )?next( [^";]*)?"?/i.test(one));
  const target = next && /<([^>]*)>/.exec(next)?.[1];
  if (target === undefined || target === '') return undefined;
  const address = URL.canParse(target, current.href) ? new URL(target, current.href) : undefined;
  if (address?.origin !== current.origin)
    throw new PullFault('FOREIGN_LINK', `its next page is on another site: ${address?.origin ?? target.slice(0, 80)}`);
  return address.href;
}

/** What a page needs: a stub that remembers calls, and the script that then does them. */
export const pageSnippet = (origin: string, writeKey: string): string => `<script>
  (function (s) {
    s.calls = s.calls || [];
    ["identify", "track", "page", "alias", "reset", "consent"].forEach(function (m) {
      s[m] = function () { s.calls.push([m, [].slice.call(arguments)]); };
    });
  })((window.strata = window.strata || {}));
  strata.page();
</script>
<script async src="${origin}/sdk.js" data-key="${writeKey}" data-consent="required"></script>`;

export const nodeSnippet = (origin: string, writeKey: string): string => `import { createStrata } from '@strata/sdk';

const strata = createStrata({ url: '${origin}', writeKey: '${writeKey}' });
strata.track({ userId: 'U-1001' }, 'order_completed', { amount: 99.5 });
await strata.flush(10_000);`;

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

/** What a page calls later on: consent first, then who it is and what they do. */
export const CALLS_SNIPPET = `strata.consent("granted");
strata.identify("U-1001", { name: "沈若溪", city: "上海" });
strata.track("order_completed", { amount: 99.5 });`;

export const nodeSnippet = (origin: string, writeKey: string): string => `import { createStrata } from '@strata/sdk';

const strata = createStrata({ url: '${origin}', writeKey: '${writeKey}' });
strata.track({ userId: 'U-1001' }, 'order_completed', { amount: 99.5 });
await strata.flush(10_000);`;

/** Signs a first delivery and sends it, so that the address and the secret are seen to work. */
export const curlSnippet = (address: string): string => `SECRET='whsec_…'
ID="msg_$(date +%s)"; AT=$(date +%s); BODY='{"id":"U-1001"}'
SIGN=$(printf '%s.%s.%s' "$ID" "$AT" "$BODY" |
  openssl dgst -sha256 -mac HMAC -macopt "hexkey:$(printf '%s' "\${SECRET#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \\n')" -binary | base64)
curl -X POST '${address}' -H 'content-type: application/json' \\
  -H "webhook-id: $ID" -H "webhook-timestamp: $AT" -H "webhook-signature: v1,$SIGN" -d "$BODY"`;

/** What every field that bears a mapping says of its JSON. */
export const MAPPING_FORM =
  'A mapping is `{ "kind": "events", "name": "order_completed", "fields": [{ "source": "customer.id", "target": "externalId" }, …] }`: ' +
  'docs/connectors.md, "Mappings".';

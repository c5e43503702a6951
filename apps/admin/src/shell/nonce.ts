/**
 * Gives every style element that a script makes the nonce of the page, without which the policy of the server lets none in. Here and not
 * library by library: Ant Design takes a nonce, but what it is made of writes some without, and the playground's editor knows none.
 * It opens nothing: whoever can call this is a script of ours already.
 */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

if (nonce) {
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
}

/** Where the page of a token is. */
export const preferencePath = (token: string): string => `/preferences/${token}`;

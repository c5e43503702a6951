import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, told once. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: of so many random bits a plain hash leads nowhere. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

import { createHash } from 'node:crypto';
import * as client from 'openid-client';
import { Refusal } from '@strata/db';
import { isLoopback } from '../../config.js';

export interface OpenIdOptions {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** What a sign-in under way has to be shown again, kept sealed in the browser that began it. */
export interface OpenIdTransaction {
  state: string;
  nonce: string;
  verifier: string;
}

export interface OpenIdClaims {
  subject: string;
  email: string | undefined;
  emailVerified: boolean;
}

/** Sign-in by the company's own provider: the code flow with PKCE, state and nonce. */
export class OpenId {
  private found: Promise<client.Configuration> | undefined;

  constructor(
    private readonly options: OpenIdOptions,
    /** Where this server is reached from outside, without a slash at the end. */
    private readonly publicUrl: string,
  ) {}

  async begin(): Promise<{ url: string; transaction: OpenIdTransaction }> {
    const transaction = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const url = client.buildAuthorizationUrl(await this.provider(), {
      redirect_uri: `${this.publicUrl}/auth/openid/callback`,
      scope: 'openid email profile',
      state: transaction.state,
      nonce: transaction.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(transaction.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, transaction };
  }

  /** `path` is what the provider led the browser to. Throws OPENID_FAILED. */
  async end(path: string, { state, nonce, verifier }: OpenIdTransaction): Promise<OpenIdClaims> {
    const provider = await this.provider();
    let claims: client.IDToken | undefined;
    try {
      const tokens = await client.authorizationCodeGrant(provider, new URL(path, `${this.publicUrl}/`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      claims = tokens.claims();
      if (claims && claims['email'] === undefined) {
        const more = await client.fetchUserInfo(provider, tokens.access_token, claims.sub);
        claims = { ...claims, email: more.email, email_verified: more.email_verified };
      }
    } catch (error) {
      throw new Refusal('OPENID_FAILED', `The provider's answer was not accepted: ${(error as Error).message}`);
    }
    if (!claims) throw new Refusal('OPENID_FAILED', 'The provider said nothing of who it is.');
    const { iss, sub, email, email_verified: isVerified } = claims;
    return {
      // Of another provider the same name is somebody else.
      subject: createHash('sha256').update(`${iss}\n${sub}`).digest('base64url'),
      email: typeof email === 'string' ? email : undefined,
      emailVerified: isVerified === true,
    };
  }

  /** What the provider says of itself; asked for when first needed, and again after a failure. */
  private provider(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.options;
    const url = new URL(issuer);
    const isLocal = url.protocol === 'http:' && isLoopback(url.hostname);
    this.found ??= client
      .discovery(url, clientId, clientSecret, undefined, isLocal ? { execute: [client.allowInsecureRequests] } : {})
      .catch((error: unknown) => {
        this.found = undefined;
        throw new Refusal('OPENID_FAILED', `The provider cannot be asked: ${(error as Error).message}`);
      });
    return this.found;
  }
}

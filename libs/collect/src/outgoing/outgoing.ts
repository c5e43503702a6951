import { lookup } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import { isIP, Socket } from 'node:net';
import type { LookupFunction } from 'node:net';
import { Agent, buildConnector, fetch } from 'undici';
import type { RequestInit, Response } from 'undici';
import { Allowed, isPublic } from './address.js';

const CONNECT_TIMEOUT = 10_000;

/** Where nobody but an operator may send this server. It says no more, or whoever asks could look around in our network. */
export class ForbiddenAddress extends Error {
  readonly code = 'FORBIDDEN_ADDRESS';

  constructor() {
    super('this address is not in the public internet; whoever runs Strata may open it with STRATA_OUTGOING_ALLOW');
    this.name = 'ForbiddenAddress';
  }
}

export interface OutgoingOptions {
  /** What an operator has opened beside the public internet: addresses, ranges and names. */
  allow?: readonly string[];
  /** The addresses of a name; DNS and the machine's own list of hosts, unless given. */
  lookup?: (host: string) => Promise<LookupAddress[]>;
}

/**
 * Connections to addresses that somebody typed in. A name is looked up once, at the moment of connecting; what is forbidden among its
 * addresses is left out, and the connection goes to what is left: however an address is spelled and whatever DNS says a moment
 * later, there is nothing between the check and the connection.
 */
export class Outgoing {
  private readonly allowed: Allowed;
  private readonly lookup: (host: string) => Promise<LookupAddress[]>;
  private readonly agent: Agent;

  constructor({ allow = [], lookup: find = (host) => lookup(host, { all: true }) }: OutgoingOptions = {}) {
    this.allowed = new Allowed(allow);
    this.lookup = find;
    const connect = buildConnector({ lookup: this.guardedLookup, timeout: CONNECT_TIMEOUT });
    this.agent = new Agent({
      connect: (options, callback) => {
        if (this.isForbiddenLiteral(options.hostname)) callback(new ForbiddenAddress(), null);
        else connect(options, callback);
      },
    });
  }

  /**
   * One request of HTTP. A redirect is an answer like any other and is not followed: neither the request nor what authorizes it goes
   * anywhere but to where it was sent. Throws `ForbiddenAddress`.
   */
  async fetch(url: string, init: Omit<RequestInit, 'redirect' | 'dispatcher'>): Promise<Response> {
    const { protocol } = new URL(url);
    if (protocol !== 'http:' && protocol !== 'https:') throw new ForbiddenAddress();
    try {
      return await fetch(url, { ...init, redirect: 'manual', dispatcher: this.agent });
    } catch (error) {
      throw (error as Error).cause instanceof ForbiddenAddress ? new ForbiddenAddress() : error;
    }
  }

  /**
   * A socket for a client of a database, which goes to one host wherever the client sends it. Connected by `connect` or by the client;
   * a forbidden address is its `error`.
   */
  socketTo(host: string, port: number): Socket {
    const socket = new Socket();
    const connect = socket.connect.bind(socket);
    socket.connect = () => {
      if (!this.isForbiddenLiteral(host)) return connect({ host, port, lookup: this.guardedLookup });
      return socket.destroy(new ForbiddenAddress());
    };
    return socket;
  }

  /** Node looks no address up. */
  private isForbiddenLiteral(host: string): boolean {
    return isIP(host) !== 0 && !this.mayConnect(host);
  }

  private mayConnect(address: string): boolean {
    return isPublic(address) || this.allowed.hasAddress(address);
  }

  private readonly guardedLookup: LookupFunction = (host, { all }, callback) => {
    this.addressesOf(host).then(
      (found) => {
        if (all) callback(null, found);
        else callback(null, found[0]!.address, found[0]!.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };

  private async addressesOf(host: string): Promise<LookupAddress[]> {
    const found = await this.lookup(host);
    const open = this.allowed.hasName(host) ? found : found.filter(({ address }) => this.mayConnect(address));
    if (open.length === 0) throw new ForbiddenAddress();
    return open;
  }
}

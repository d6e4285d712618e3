import { Controller, Inject } from '@nestjs/common';
import { system, type Health } from '@tiendo/types';
import { AUTH_ENDPOINTS } from '../auth/auth-endpoints.js';
import { OPENID_ENDPOINTS } from '../auth/openid/openid-endpoints.js';
import { PASSKEY_ENDPOINTS } from '../auth/passkeys/passkey-endpoints.js';
import { relyingPartyOf } from '../auth/passkeys/relying-party.js';
import { CONFIG, type Config } from '../config/config.js';
import { EndpointRegistry } from '../http/endpoint-registry.js';
import { Endpoint } from '../http/endpoint.js';
import { openApiDocument } from '../http/openapi.js';

@Controller()
export class SystemController {
  private document: Record<string, unknown> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly registry: EndpointRegistry,
  ) {}

  // The transaction around it has already asked the database.
  @Endpoint(system.health)
  async health(): Promise<Health> {
    return { status: 'ready', version: this.config.version, commit: this.config.commit, database: 'ok' };
  }

  @Endpoint(system.openapi)
  async openapi(): Promise<Record<string, unknown>> {
    const ofPasskeys = relyingPartyOf(this.config.publicUrl) === null ? [] : PASSKEY_ENDPOINTS;
    const ofProvider = this.config.openId === null ? [] : OPENID_ENDPOINTS;
    this.document ??= openApiDocument({ version: this.config.version, endpoints: [...this.registry.endpoints, ...AUTH_ENDPOINTS, ...ofPasskeys, ...ofProvider] });
    return this.document;
  }
}

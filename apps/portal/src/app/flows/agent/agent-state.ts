import type { AgentDto, AgentTemplateDto } from '@tributary/api-client';
import type { Tone } from '@tributary/ui';

export type AgentHealth = AgentDto['health'];
export type DatabaseKind = AgentTemplateDto['databases'][number];
export type BatchField = AgentTemplateDto['columns'][number]['field'];

export const agentHealths: readonly AgentHealth[] = ['ok', 'trouble', 'silent', 'waiting', 'revoked'];
export const databaseKinds: readonly DatabaseKind[] = ['mysql', 'sqlserver', 'oracle', 'postgres', 'sqlite'];
export const batchFields: readonly BatchField[] = ['date', 'document', 'customer', 'customerCode', 'productCode', 'productName', 'specification', 'batchNumber', 'expiryDate', 'quantity', 'unit', 'price', 'amount'];

const tones: Record<AgentHealth, Tone> = { ok: 'leaf', trouble: 'clay', silent: 'clay', waiting: 'sand', revoked: 'quiet' };
export const agentTone = (health: AgentHealth): Tone => tones[health];

/** A clock that is off by more is shown as wrong. */
export const MOST_SKEW_SECONDS = 300;

import { Injectable } from '@nestjs/common';
import { checkTemplate, type Template, WireRefused } from '@tributary/agent-wire';
import { actorName, AuditTrail, Clock, platformErrors, type TxCtx } from '@tributary/platform';
import { differences } from '../feed/feed-settings';
import { agentErrors } from './agent.faults';
import { ServerKeyRing } from './server-key-ring';
import { TemplateRepository, type TemplateRow, type TemplateTerms } from './template.repository';

/** Writes templates; what is published is signed and stays as it is. */
@Injectable()
export class TemplateKeeper {
  constructor(
    private readonly templates: TemplateRepository,
    private readonly ring: ServerKeyRing,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The first version, or the next one of a code. @throws flows.agent-template-code-taken, flows.agent-template-invalid, flows.agent-template-unknown */
  async create(tx: TxCtx, code: string, version: 'first' | 'next', terms: TemplateTerms): Promise<TemplateRow> {
    checked(terms);
    const last = await this.templates.lastVersion(tx, code);
    if (version === 'first' && last > 0) throw agentErrors.agentTemplateCodeTaken({ code });
    if (version === 'next' && last === 0) throw agentErrors.agentTemplateUnknown({ code });
    const id = await this.templates.insert(tx, code, last + 1, terms, this.by(tx));
    await this.note(tx, 'create', id, { code, version: last + 1 });
    return this.find(tx, id);
  }

  /** @throws platform.not-found, flows.agent-template-published, flows.agent-template-invalid */
  async change(tx: TxCtx, id: number, terms: TemplateTerms): Promise<TemplateRow> {
    checked(terms);
    const draft = await this.draft(tx, id);
    await this.templates.update(tx, id, terms, this.by(tx));
    await this.note(tx, 'change', id, differences(termsOf(draft), { ...terms }));
    return this.find(tx, id);
  }

  /** From now on agents get it. @throws platform.not-found, flows.agent-template-published */
  async publish(tx: TxCtx, id: number): Promise<TemplateRow> {
    const draft = await this.draft(tx, id);
    const document: Template = { format: 1, code: draft.code, version: draft.version, ...termsOf(draft) };
    const text = JSON.stringify(document);
    await this.templates.publish(tx, id, { text, signature: this.ring.signTemplate(text), keyId: this.ring.keyId }, this.by(tx));
    await this.note(tx, 'publish', id, { code: draft.code, version: draft.version });
    return this.find(tx, id);
  }

  /** @throws platform.not-found */
  async find(tx: TxCtx, id: number): Promise<TemplateRow> {
    const template = await this.templates.find(tx, id);
    if (!template) throw platformErrors.notFound();
    return template;
  }

  private async draft(tx: TxCtx, id: number): Promise<TemplateRow> {
    const template = await this.templates.lock(tx, id);
    if (!template) throw platformErrors.notFound();
    if (template.publishedAt) throw agentErrors.agentTemplatePublished();
    return template;
  }

  private by(tx: TxCtx): { at: Date; name: string } {
    return { at: this.clock.now(), name: actorName(tx) };
  }

  private async note(tx: TxCtx, verb: string, id: number, detail: Record<string, unknown>): Promise<void> {
    await this.audit.record(tx, { action: `flows.${verb}-agent-template`, subject: 'agent_template', subjectId: id, detail });
  }
}

function termsOf({ name, kind, databases, mode, select, changes, columns, rereadDays }: TemplateTerms): TemplateTerms {
  return { name, kind, databases, mode, select, changes, columns, rereadDays };
}

/** The agent will look as well; here a person can still do something about it. */
function checked(terms: TemplateTerms): void {
  try {
    checkTemplate(terms);
  } catch (error) {
    if (error instanceof WireRefused) throw agentErrors.agentTemplateInvalid({ detail: error.message });
    throw error;
  }
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Controller, Get, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { download, Downloads, Permit } from '@tributary/platform';
import { flowsPermissions } from '../flows.permissions';
import { agentErrors } from './agent.faults';

const TYPE = 'application/octet-stream';
/** Beside the running program: every build puts it there. */
const PROGRAM = path.join(__dirname, '../agent/main.js');

/** The program that a dealer installs: one file for Node. */
@ApiTags('agents')
@Controller('agent-program')
export class AgentProgramController {
  @Get()
  @Permit(flowsPermissions.read, flowsPermissions.upload)
  @Downloads(TYPE)
  async downloadAgentProgram(): Promise<StreamableFile> {
    const bytes = await readFile(PROGRAM).catch(() => undefined);
    if (!bytes) throw agentErrors.agentProgramMissing();
    return download('tributary-agent.js', TYPE, bytes);
  }
}

import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../http/access';
import { Health } from './health';
import { HealthDto } from './health.dto';

@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  /** The state of every part; 503 while the product cannot serve. */
  @Get()
  @Public()
  @ApiOkResponse({ type: HealthDto })
  @ApiServiceUnavailableResponse({ type: HealthDto })
  async getHealth(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthDto> {
    const state = await this.health.state();
    void reply.status(state.ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return state;
  }

  /** The process answers: restart it when this fails. */
  @Get('live')
  @Public()
  @ApiOkResponse({ schema: { type: 'object', required: ['live'], properties: { live: { type: 'boolean' } } } })
  getLiveness(): { live: boolean } {
    return { live: true };
  }

  /** Send requests only while this answers 200. */
  @Get('ready')
  @Public()
  @ApiOkResponse({ type: HealthDto })
  @ApiServiceUnavailableResponse({ type: HealthDto })
  getReadiness(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthDto> {
    return this.getHealth(reply);
  }
}

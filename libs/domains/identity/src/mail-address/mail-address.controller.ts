import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Context, type Ctx, Personal, SignedIn, type TxCtx, UnitOfWork, Write } from '@tributary/platform';
import { OwnMailAddress } from './mail-address';
import { MailAddressDto } from './mail-address.dto';

@ApiTags('identity')
@Controller('mail-address')
export class MailAddressController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly address: OwnMailAddress,
  ) {}

  @Get()
  @SignedIn()
  @Personal()
  @ApiOkResponse({ type: MailAddressDto })
  async getOwnMailAddress(@Context() ctx: Ctx): Promise<MailAddressDto> {
    return { email: await this.uow.read(ctx, (tx) => this.address.read(tx)) };
  }

  @Put()
  @SignedIn()
  @Personal()
  @Write()
  @ApiOkResponse({ type: MailAddressDto })
  async updateOwnMailAddress(@Context() tx: TxCtx, @Body() { email }: MailAddressDto): Promise<MailAddressDto> {
    await this.address.change(tx, email);
    return { email };
  }
}

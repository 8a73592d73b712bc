import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { Context, IdPipe, Permit, type TxCtx, Write } from '@tributary/platform';
import { flowsPermissions } from '../flows.permissions';
import { AddresseeConfirmation } from './addressee-confirmation';

@ApiTags('flows')
@Controller('raw-files')
export class AddresseeController {
  constructor(private readonly confirmation: AddresseeConfirmation) {}

  /** The arrival is of the dealer that it came for, though it seemed to be of another dealer or kind: it counts in its turn. */
  @Post(':id/confirm-addressee')
  @HttpCode(204)
  @Write()
  @Permit(flowsPermissions.operate)
  @ApiNoContentResponse()
  confirmAddressee(@Context() tx: TxCtx, @Param('id', IdPipe) id: number): Promise<void> {
    return this.confirmation.confirm(tx, id);
  }
}

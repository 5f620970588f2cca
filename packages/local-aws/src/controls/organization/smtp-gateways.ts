import { randomUUID } from 'node:crypto'
import { SmtpGatewayChange, SmtpGatewayInput } from '@mailroom/schemas/console-only/smtp-gateway'
import * as z from 'zod/mini'
import { AwsError } from '../../protocol/aws-error.ts'
import type { SmtpGatewayRecord } from '../../state/smtp-gateways.ts'
import { control, isoTime, nothing, type Place } from './control.ts'

const oneGateway = z.object({ gatewayId: z.string() })

function findGateway({ context, organization }: Place, gatewayId: string): SmtpGatewayRecord {
  const gateway = context.state.smtpGateways.get(organization.id, gatewayId)
  if (!gateway)
    throw new AwsError('ResourceNotFoundException', `The gateway ${gatewayId} does not exist.`)
  return gateway
}

/** Refuses a name that another gateway has, in any case (00-index, decision 13). */
function refuseTakenName({ context, organization }: Place, name: string, ownId?: string): void {
  const owner = context.state.smtpGateways.find(organization.id, 'nameKey', name.toLowerCase())
  if (owner && owner.gatewayId !== ownId)
    throw new AwsError('NameAvailabilityException', `There is a gateway ${name} already.`)
}

/** Returns the names of the rules that route to a gateway. Source: SMTP-06. */
function usersOf({ context, organization }: Place, gatewayId: string): string[] {
  const range = { index: 'gateway', prefix: `${gatewayId}\0` }
  return [...context.state.mailFlowRules.each(organization.id, range)].map(({ name }) => name)
}

function shown(place: Place, { createdAt, modifiedAt, ...gateway }: SmtpGatewayRecord) {
  return {
    ...gateway,
    usedByRules: usersOf(place, gateway.gatewayId),
    createdDate: isoTime(createdAt),
    modifiedDate: isoTime(modifiedAt),
  }
}

/**
 * SMTP gateways, to which outbound rules route mail. Passwords are accepted and never shown.
 * Source: 02 §7.2.
 */
export const smtpGateways = {
  'GET smtp-gateways': control({
    summary: 'List the gateways by name, and the rules that use them',
    path: nothing,
    body: nothing,
    answer(place) {
      const { context, organization } = place
      const gateways = [...context.state.smtpGateways.each(organization.id, { index: 'name' })]
      return { items: gateways.map((gateway) => shown(place, gateway)) }
    },
  }),

  'POST smtp-gateways': control({
    summary: 'Create a gateway',
    path: nothing,
    body: SmtpGatewayInput,
    /** Errors: NameAvailabilityException. Source: SMTP-03. */
    answer(place, _, { password: __, ...input }) {
      const { context, organization } = place
      refuseTakenName(place, input.name)
      const at = context.now.getTime()
      const gateway = { ...input, gatewayId: randomUUID(), createdAt: at, modifiedAt: at }
      context.state.smtpGateways.put(organization.id, gateway)
      return shown(place, gateway)
    },
  }),

  'GET smtp-gateways/{gatewayId}': control({
    summary: 'Show a gateway',
    path: oneGateway,
    body: nothing,
    answer: (place, { gatewayId }) => shown(place, findGateway(place, gatewayId)),
  }),

  'PUT smtp-gateways/{gatewayId}': control({
    summary: 'Change a gateway; without a password the former one stays',
    path: oneGateway,
    body: SmtpGatewayChange,
    /** Errors: ResourceNotFoundException, NameAvailabilityException. Source: SMTP-06. */
    answer(place, { gatewayId }, { password: _, ...input }) {
      const { context, organization } = place
      const former = findGateway(place, gatewayId)
      refuseTakenName(place, input.name, gatewayId)
      const gateway = { ...former, ...input, modifiedAt: context.now.getTime() }
      context.state.smtpGateways.put(organization.id, gateway)
      return shown(place, gateway)
    },
  }),

  'DELETE smtp-gateways/{gatewayId}': control({
    summary: 'Delete a gateway that no rule uses',
    path: oneGateway,
    body: nothing,
    /**
     * Errors: ResourceNotFoundException, ResourceInUseException while a rule routes to it.
     * Source: SMTP-06.
     */
    answer(place, { gatewayId }) {
      const { name } = findGateway(place, gatewayId)
      const users = usersOf(place, gatewayId)
      if (users.length > 0)
        throw new AwsError(
          'ResourceInUseException',
          `The gateway ${name} is used by: ${users.join(', ')}.`,
        )
      place.context.state.smtpGateways.delete(place.organization.id, gatewayId)
      return {}
    },
  }),
}

import * as z from 'zod/mini'
import { AwsError } from '../../protocol/aws-error.ts'
import { domainStatus } from '../../workmail/domain-status.ts'
import { control, isoTime, nothing, type Place } from './control.ts'

/**
 * Returns the preconditions of interoperability that WorkMail can check; people have to check the
 * others. Source: INTEROP-02 a to d.
 */
function preconditionsOf({ context, organization }: Place) {
  const { state } = context
  const domains = [...state.mailDomains.each(organization.id, { index: 'name' })].filter(
    ({ isTestDomain }) => !isTestDomain,
  )
  return {
    enabledUser: state.users.count(organization.id, 'state', 'ENABLED\0') > 0,
    adConnector: organization.directoryType === 'ADConnector',
    verifiedDomains:
      domains.length > 0 &&
      domains.every(({ name }) => domainStatus(context, name).ownership === 'VERIFIED'),
  }
}

function shown(place: Place) {
  const { interoperabilityEnabled, interoperabilityEndedAt } = place.organization
  return {
    enabled: interoperabilityEnabled,
    endedDate: interoperabilityEndedAt === undefined ? undefined : isoTime(interoperabilityEndedAt),
    preconditions: preconditionsOf(place),
  }
}

function refuse(why: string): AwsError {
  return new AwsError('UnsupportedOperationException', why)
}

/**
 * Errors: UnsupportedOperationException if a precondition is missing, or if interoperability was
 * disabled before, which is permanent.
 */
function refuseUnlessReady(place: Place): void {
  if (place.organization.interoperabilityEndedAt !== undefined)
    throw refuse('Interoperability was switched off in this organization, which is for good.')
  const missing = Object.entries(preconditionsOf(place)).flatMap(([name, met]) =>
    met ? [] : [name],
  )
  if (missing.length > 0) throw refuse(`Interoperability needs: ${missing.join(', ')}.`)
}

/**
 * Whether the organization shares its domains with Microsoft Exchange; `DescribeOrganization` shows
 * it. Source: 02 §3.
 */
export const interoperability = {
  'GET interoperability': control({
    summary: 'Show whether interoperability is on, and which of its preconditions are met',
    path: nothing,
    body: nothing,
    answer: shown,
  }),

  'PUT interoperability': control({
    summary:
      "Switch interoperability on, as AWS Support does, or off for good, with the organization's alias typed",
    path: nothing,
    body: z.discriminatedUnion('enabled', [
      z.strictObject({ enabled: z.literal(true) }),
      z.strictObject({ enabled: z.literal(false), confirmation: z.string() }),
    ]),
    /**
     * Errors: UnsupportedOperationException, InvalidParameterException for another alias.
     * Source: INTEROP-02, INTEROP-06, INTEROP-11.
     */
    answer(place, _, input) {
      const { context, organization } = place
      if (input.enabled === organization.interoperabilityEnabled) return shown(place)
      if (input.enabled) refuseUnlessReady(place)
      else if (input.confirmation !== organization.alias)
        throw new AwsError(
          'InvalidParameterException',
          'Confirm the end of interoperability with the alias of the organization.',
        )
      const changed = {
        ...organization,
        interoperabilityEnabled: input.enabled,
        ...(input.enabled ? {} : { interoperabilityEndedAt: context.now.getTime() }),
      }
      context.state.organizations.put(context.region, changed)
      return shown({ ...place, organization: changed })
    },
  }),
}

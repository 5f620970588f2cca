import { JournalingInput, journalSender } from '@mailroom/schemas/console-only/journaling'
import { AwsError } from '../../protocol/aws-error.ts'
import { lookUpIdentity } from '../../ses/find-identity.ts'
import { control, isoTime, nothing, type Place } from './control.ts'

/**
 * `ownAddress`: the records go to a mailbox of the organization, which would be journaled, too.
 * Source: 04/JRN-02.
 */
type JournalingWarning = 'ownAddress'

function shown({ context, organization }: Place) {
  const settings = context.state.journalingSettings.get(context.region, organization.id)
  const sender = journalSender(organization.alias)
  const [, testDomain = ''] = sender.split('@')
  const [, journalDomain = ''] = settings?.journalAddress.split('@') ?? []
  const own = context.state.mailDomains.get(organization.id, journalDomain) !== undefined
  return {
    enabled: settings?.enabled ?? false,
    journalAddress: settings?.journalAddress,
    reportAddress: settings?.reportAddress,
    modifiedDate: settings && isoTime(settings.modifiedAt),
    /** The address that sends the records. */
    sender,
    /** Without the SES identity of the test domain nothing is journaled. Source: 04/JRN-04. */
    senderIdentityExists: lookUpIdentity(context, testDomain) !== undefined,
    warnings: own ? (['ownAddress'] satisfies JournalingWarning[]) : [],
  }
}

/** Copies all mail to an archive. Disabled in a new organization. Source: 02 §7.1, 04 Part J. */
export const journaling = {
  'GET journaling': control({
    summary: 'Show the journaling settings',
    path: nothing,
    body: nothing,
    answer: shown,
  }),

  'PUT journaling': control({
    summary:
      'Switch journaling on with its two addresses, or off, at once; off keeps the addresses',
    path: nothing,
    body: JournalingInput,
    /**
     * Errors: InvalidParameterException for the address that sends the records, which nobody reads.
     * Source: 04/JRN-02, 04/JRN-03, 04/JRN-05.
     */
    answer(place, _, input) {
      const { context, organization } = place
      const source = context.state.journalingSettings
      const former = source.get(context.region, organization.id)
      const addresses = input.enabled ? input : former
      if (!addresses) return shown(place)
      const { journalAddress, reportAddress } = addresses
      const sender = journalSender(organization.alias)
      if ([journalAddress, reportAddress].includes(sender))
        throw new AwsError(
          'InvalidParameterException',
          `The address ${sender} is reserved: journal records come from it.`,
        )
      source.put(context.region, {
        organizationId: organization.id,
        enabled: input.enabled,
        journalAddress,
        reportAddress,
        modifiedAt: context.now.getTime(),
      })
      return shown(place)
    },
  }),
}

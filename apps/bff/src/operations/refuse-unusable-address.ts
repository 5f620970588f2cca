import {
  EntityNotFoundException,
  type WorkMail,
  type WorkMailServiceException,
} from '@aws-sdk/client-workmail'
import { journalSender, mayBeJournalSender } from '@mailroom/schemas/journal-sender'
import { Refusal } from './refusal.ts'

/** An address for an entity. `entityId` is its id or name, if it exists. */
type Wanted = { organizationId: string; address: string; entityId?: string }

/** Refuses with AWS's answer to a look-up, whose request id helps in a support case. */
function refuse(
  code: string,
  message: string,
  answer: Pick<WorkMailServiceException, '$metadata'>,
): never {
  const { requestId: awsRequestId } = answer.$metadata
  throw new Refusal(400, {
    ...{ code, message },
    ...(awsRequestId === undefined ? {} : { awsRequestId }),
  })
}

async function refuseTaken(workmail: WorkMail, { organizationId, address, entityId }: Wanted) {
  const owner = await workmail
    .describeEntity({ OrganizationId: organizationId, Email: address })
    .catch((error: unknown) => {
      if (error instanceof EntityNotFoundException) return undefined
      throw error
    })
  if (!owner || (entityId !== undefined && [owner.EntityId, owner.Name].includes(entityId))) return
  const { Name = owner.EntityId ?? '', Type = 'USER' } = owner
  refuse(
    'EmailAddressInUseException',
    `The address ${address} belongs to ${Name} (${Type.toLowerCase()}).`,
    owner,
  )
}

/**
 * Refuses a domain that is missing or not verified. AWS itself refuses an unknown domain.
 * Errors: MailDomainNotFoundException, MailDomainStateException.
 */
async function refuseUnusableDomain(workmail: WorkMail, { organizationId, address }: Wanted) {
  const domain = address.slice(address.indexOf('@') + 1)
  const answer = await workmail.getMailDomain({
    OrganizationId: organizationId,
    DomainName: domain,
  })
  if (answer.OwnershipVerificationStatus !== 'VERIFIED')
    refuse('MailDomainStateException', `The domain ${domain} is not verified.`, answer)
}

async function refuseReserved(workmail: WorkMail, { organizationId, address }: Wanted) {
  if (!mayBeJournalSender(address)) return
  const answer = await workmail.describeOrganization({ OrganizationId: organizationId })
  if (address.toLowerCase() === journalSender(answer.Alias ?? ''))
    refuse('EmailAddressInUseException', `WorkMail sends journal records from ${address}.`, answer)
}

/**
 * Refuses an unusable address before any write is sent: one that belongs to another entity, is on a
 * missing or unverified domain, or is reserved.
 * Errors: Refusal with EmailAddressInUseException, MailDomainNotFoundException,
 * MailDomainStateException. Source: GEN-05, GEN-06, 00-index, decision 27.
 */
export async function refuseUnusableAddress(workmail: WorkMail, wanted: Wanted): Promise<void> {
  await Promise.all([
    refuseUnusableDomain(workmail, wanted),
    refuseTaken(workmail, wanted),
    refuseReserved(workmail, wanted),
  ])
}

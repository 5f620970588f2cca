import { readDkim } from './domain-identities.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'

export const dkim: Handlers<'dkim'> = {
  'dkim.verify': async ({ organizationId, domainName }, { workmail, client }) => {
    // SES would add a domain that it does not know.
    await workmail.getMailDomain({ OrganizationId: organizationId, DomainName: domainName })
    await (await client('ses')).verifyDomainDkim({ Domain: domainName })
  },

  'dkim.setEnabled': async (input, { workmail, client, note }) => {
    const { organizationId: OrganizationId, domainName: DomainName, dkimEnabled, expected } = input
    // SES would also change a domain that only other applications of the account use.
    await workmail.getMailDomain({ OrganizationId, DomainName })
    const ses = await client('ses')
    const current = await readDkim(ses, DomainName)
    guardEdit(note, {
      current: current && { dkimEnabled: current.DkimEnabled },
      expected,
      wanted: { dkimEnabled },
    })
    await ses.setIdentityDkimEnabled({ Identity: DomainName, DkimEnabled: dkimEnabled })
  },
}

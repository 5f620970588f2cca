import { readDkim } from './domain-identities.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { readMailDomain } from './mail-domain.ts'

export const dkim: Handlers<'dkim'> = {
  'dkim.verify': async (input, context) => {
    await readMailDomain(input, context)
    // SES would add a domain that it does not know.
    await (await context.client('ses')).verifyDomainDkim({ Domain: input.domainName })
  },

  'dkim.setEnabled': async (input, context) => {
    const { domainName, dkimEnabled, expected } = input
    await readMailDomain(input, context)
    const ses = await context.client('ses')
    const current = await readDkim(ses, domainName)
    guardEdit(context.note, {
      current: current && { dkimEnabled: current.DkimEnabled },
      expected,
      wanted: { dkimEnabled },
    })
    await ses.setIdentityDkimEnabled({ Identity: domainName, DkimEnabled: dkimEnabled })
  },
}

import * as z from 'zod/mini'
import {
  DnsRecordVerificationStatus,
  WorkMailDomainName,
} from './constraints/workmail-shapes.generated.ts'
import { read } from './declare.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'

const everyone = ['administrator', 'helpDesk', 'auditor'] as const

const VerificationStatus = z.enum(DnsRecordVerificationStatus.values)

export const mailDomains = {
  'mailDomains.list': read({
    summary: 'List the mail domains of an organization',
    roles: everyone,
    input: z.strictObject({ ...inOrganization, ...pageInput }),
    output: page(z.object({ domainName: z.string(), defaultDomain: z.boolean() })),
    aws: ['workmail:ListMailDomains'],
  }),

  'mailDomains.describe': read({
    summary: 'Show the DNS records and verification states of a mail domain',
    roles: everyone,
    input: z.strictObject({ ...inOrganization, domainName: text(WorkMailDomainName) }),
    output: z.object({
      records: z.array(z.object({ type: z.string(), hostname: z.string(), value: z.string() })),
      isTestDomain: z.boolean(),
      isDefault: z.boolean(),
      ownershipVerificationStatus: VerificationStatus,
      dkimVerificationStatus: VerificationStatus,
    }),
    aws: ['workmail:GetMailDomain'],
  }),
}

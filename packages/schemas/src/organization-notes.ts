import * as z from 'zod/mini'
import { WorkMailDomainName } from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { maxMailDomains } from './directory-rules.ts'
import { plainName } from './dns-records.ts'
import { roles } from './role.ts'
import { inOrganization } from './scope.ts'
import { plainText, text } from './text.ts'
import { timestamp } from './timestamp.ts'

/** The steps of setting up S/MIME, in their order. Source: SMIME-03. */
export const smimeSteps = ['1', '2', '3', '4'] as const

/**
 * What a note may be about, by its kind. `mailProxy`: the name of a mail domain that has a mail
 * proxy before it, so that a warning about its MX record is expected (DOM-27). `smimeStep`: a step
 * of setting up S/MIME that somebody says is done (SMIME-03).
 */
const subjects = {
  mailProxy: text(WorkMailDomainName),
  smimeStep: z.enum(smimeSteps),
} as const

/** From how many notes on no further one is taken: one for each domain and each step. */
export const maxOrganizationNotes = maxMailDomains + smimeSteps.length

const kind = z.enum(['mailProxy', 'smimeStep'])

/**
 * What somebody has said about an organization. Mailroom keeps it; AWS does not know it, and
 * nothing checks whether it is true.
 */
export const OrganizationNote = z.object({
  kind,
  subject: z.string(),
  /** The name of the person who said it first. */
  notedBy: z.string(),
  notedAt: timestamp,
})
export type OrganizationNote = z.infer<typeof OrganizationNote>

const named = z
  .strictObject({
    ...inOrganization,
    kind,
    /** A domain is compared in lower case. Problem: that of its kind. */
    subject: z
      .string()
      .check(z.maxLength(WorkMailDomainName.max), plainText, z.overwrite(plainName)),
  })
  .check(
    z.superRefine((input, context) => {
      const { error } = subjects[input.kind].safeParse(input.subject)
      for (const issue of error?.issues ?? []) context.addIssue({ ...issue, path: ['subject'] })
    }),
  )

export const organizationNotes = {
  'organizationNotes.list': read({
    summary: 'List what administrators have noted about an organization; AWS does not know it',
    roles,
    input: z.strictObject(inOrganization),
    output: z.object({ items: z.array(OrganizationNote) }),
    aws: [],
  }),

  'organizationNotes.put': write({
    summary: 'Note something about an organization; if it is noted already, nothing changes',
    roles: ['administrator'],
    input: named,
    output: z.void(),
    aws: [],
  }),

  'organizationNotes.delete': write({
    summary: 'Delete a note about an organization',
    roles: ['administrator'],
    input: named,
    output: z.void(),
    aws: [],
  }),
}

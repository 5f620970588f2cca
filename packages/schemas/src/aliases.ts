import * as z from 'zod/mini'
import { EmailAddress, WorkMailIdentifier } from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { addressChecks, addressErrors } from './email-errors.ts'
import { aliasOwners, primaryAddressOwners } from './owners.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'

const oneEntity = { ...inOrganization, entityId: text(WorkMailIdentifier) }
const oneAlias = { ...oneEntity, alias: text(EmailAddress) }

export const aliases = {
  'aliases.list': read({
    summary: 'List the addresses of a user, group or resource, including the primary address',
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject({ ...oneEntity, ...pageInput }),
    output: page(z.string()),
    aws: ['workmail:ListAliases'],
  }),

  'aliases.create': write({
    summary: 'Add an alias to an enabled user, group or resource',
    roles: ['administrator'],
    needs: { owners: aliasOwners, state: 'ENABLED' },
    input: z.strictObject(oneAlias),
    output: z.void(),
    aws: [...addressChecks('alias'), 'workmail:CreateAlias'],
    errorFields: {
      EmailAddressInUseException: 'alias',
      MailDomainNotFoundException: 'alias',
      MailDomainStateException: 'alias',
    },
    changes: ['entities'],
  }),

  'aliases.delete': write({
    summary: 'Remove an alias from a user, group or resource',
    roles: ['administrator'],
    needs: { owners: aliasOwners, state: 'ENABLED' },
    input: z.strictObject(oneAlias),
    output: z.void(),
    aws: ['workmail:DeleteAlias'],
    changes: ['entities'],
  }),

  'aliases.makePrimary': write({
    summary:
      'Change the primary address of a user, group or resource; the old one becomes an alias',
    roles: ['administrator'],
    needs: { owners: primaryAddressOwners, state: 'ENABLED' },
    input: z.strictObject({ ...oneEntity, email: text(EmailAddress) }),
    output: z.void(),
    aws: [...addressChecks('email'), 'workmail:UpdatePrimaryEmailAddress'],
    errorFields: addressErrors,
    changes: ['entities', 'users', 'groups', 'resources'],
  }),
}

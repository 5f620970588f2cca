import * as z from 'zod/mini'
import { WorkMailIdentifier } from './constraints/workmail-shapes.generated.ts'
import { read } from './declare.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'

export const aliases = {
  'aliases.list': read({
    summary: 'List the addresses of a user, group or resource, the primary one among them',
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject({ ...inOrganization, ...pageInput, entityId: text(WorkMailIdentifier) }),
    output: page(z.string()),
    aws: ['workmail:ListAliases'],
  }),
}

import * as z from 'zod/mini'
import { EmailAddress, EntityType } from './constraints/workmail-shapes.generated.ts'
import { read } from './declare.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'

export const entities = {
  'entities.describe': read({
    summary: 'Tell whose an address is',
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject({ ...inOrganization, email: text(EmailAddress) }),
    output: z.object({
      entityId: z.string(),
      name: z.optional(z.string()),
      type: z.enum(EntityType.values),
    }),
    aws: ['workmail:DescribeEntity'],
  }),
}

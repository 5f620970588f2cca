import * as z from 'zod/mini'
import { WorkMailIdentifier } from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { MemberType } from './entity-state.ts'
import { resourceOwners } from './owners.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'

const id = text(WorkMailIdentifier)
const oneDelegate = { ...inOrganization, resourceId: id, entityId: id }

export const resourceDelegates = {
  'resourceDelegates.list': read({
    summary: 'List the delegates of an enabled resource',
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject({ ...inOrganization, ...pageInput, resourceId: id }),
    output: page(z.object({ id: z.string(), type: MemberType })),
    aws: ['workmail:ListResourceDelegates'],
  }),

  'resourceDelegates.associate': write({
    summary: 'Add a user or group as a delegate, who answers requests for the resource',
    roles: ['administrator'],
    needs: { owners: resourceOwners, state: 'ENABLED' },
    input: z.strictObject(oneDelegate),
    output: z.void(),
    aws: ['workmail:AssociateDelegateToResource'],
  }),

  'resourceDelegates.disassociate': write({
    summary: 'Remove a delegate from a resource',
    roles: ['administrator'],
    needs: { owners: resourceOwners },
    input: z.strictObject(oneDelegate),
    output: z.void(),
    aws: ['workmail:DisassociateDelegateFromResource'],
  }),
}

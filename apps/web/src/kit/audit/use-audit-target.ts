import type { AuditEntry } from '@mailroom/schemas/audit-entries'
import { changeKinds } from '@mailroom/schemas/changes'
import { EntityType } from '@mailroom/schemas/entities'
import { JobMove } from '@mailroom/schemas/jobs'
import { Region } from '@mailroom/schemas/region'
import { useCallback } from 'react'
import * as z from 'zod/mini'
import { useCan } from '../access/Can.tsx'
import { knownOrganizationName } from '../data/organization-name.ts'
import { type OrganizationScope, organizationPath } from '../data/scope.ts'
import { entityPath } from '../entity/entity-path.ts'
import { useText } from '../words/texts.ts'
import { useChangeName } from '../words/use-change-name.ts'
import { useJobTitle } from '../words/use-job-title.ts'
import { useOperationTitle } from './use-operation-title.ts'

/** An export, which older entries do not name as its page does. */
const Export = z.object({ title: z.string() })

/** What an entry of a plan or job knows of it. */
const JobDetails = z.object({
  kind: z.enum(changeKinds),
  rows: z.optional(z.int()),
  type: z.optional(z.enum(['USER', 'GROUP', 'RESOURCE', 'MIXED'])),
  move: z.optional(JobMove),
})

/** The request of a step of a job: the job, the row and the step. */
const stepRequest = /^job-(.+)-\d+-\d+$/

/** The kinds of targets that the index of the directory knows. */
const directoryKinds: readonly string[] = ['USER', 'GROUP', 'RESOURCE', 'ENTITY']

/**
 * The operations after which the page of their target is gone; whoever loses an alias or a
 * permission still has one.
 */
const removing =
  /^(?:users|groups|resources|jobs|onboardingTemplates|mailDomains|impersonationRoles)\.(?:delete|discard|deregister)$/

/**
 * Returns the organization of an entry, also one that it created; undefined for one of the console
 * itself.
 */
export function organizationOf(entry: AuditEntry): OrganizationScope | undefined {
  const { connectionId, target } = entry
  const created = target?.kind === 'ORGANIZATION' ? target.id : undefined
  const organizationId = entry.organizationId ?? created
  const region = Region.safeParse(entry.region).data
  return connectionId !== undefined && organizationId !== undefined && region !== undefined
    ? { connectionId, region, organizationId }
    : undefined
}

const WithGrantee = z.object({ granteeId: z.string() })

/** Returns the id of who gets or loses permissions on the target of an entry, if it is about some. */
export function granteeOf({ operation, input }: AuditEntry): string | undefined {
  return operation.startsWith('mailboxPermissions.')
    ? WithGrantee.safeParse(input).data?.granteeId
    : undefined
}

/** Returns the address of the page of the job that a change was a step of. */
export function jobPathOf(entry: AuditEntry): string | undefined {
  const scope = organizationOf(entry)
  const [, jobId] = stepRequest.exec(entry.requestId) ?? []
  return scope && jobId !== undefined ? organizationPath(scope, `jobs/${jobId}`) : undefined
}

/**
 * Returns to whom or what a change was made: the kind and the name in words, and the address of
 * the page, if it has one that the person may open.
 */
export function useAuditTarget() {
  const text = useText('auditEntries')
  const can = useCan()
  const jobTitle = useJobTitle()
  const changeName = useChangeName()
  const operationTitle = useOperationTitle()
  return useCallback(
    (entry: AuditEntry) => {
      const { target, operation, result } = entry
      if (!target) return undefined
      const { kind, id, name } = target
      const scope = organizationOf(entry)
      const title = () => {
        if (kind === 'ORGANIZATION') return (scope && knownOrganizationName(scope)) ?? name
        if (kind === 'EXPORT')
          return Export.safeParse(entry.input).data?.title ?? (name && operationTitle(name))
        if (kind !== 'JOB') return name
        const job = JobDetails.safeParse(entry.details).data
        const change = job?.kind ?? changeKinds.find((each) => each === name)
        if (job?.rows === undefined) return change && changeName(change, job?.move)
        const targets = { count: job.rows, type: job.type ?? 'MIXED' } as const
        return jobTitle({ change: job.kind, targets, move: job.move, undoOf: undefined })
      }
      const pathOf = () => {
        if (!scope) return undefined
        if (kind === 'ORGANIZATION') return organizationPath(scope)
        if (kind === 'ACCESS_CONTROL_RULE' && can('accessControlRules.list'))
          return organizationPath(scope, 'access-rules')
        if (kind === 'MOBILE_DEVICE_ACCESS_RULE' && can('mobileDeviceAccessRules.list'))
          return organizationPath(scope, 'mobile-devices/rules')
        if (removing.test(operation) && result === 'SUCCEEDED') return undefined
        if (kind === 'MAIL_DOMAIN' && name !== undefined && can('mailDomains.list'))
          return organizationPath(scope, `domains/${name}`)
        if (id === undefined) return undefined
        const type = EntityType.safeParse(kind).data
        if (type) return entityPath(scope, { type, id })
        if (kind === 'JOB' && can('jobs.describe')) return organizationPath(scope, `jobs/${id}`)
        if (kind === 'SNAPSHOT' && can('snapshots.describe'))
          return organizationPath(scope, `exit/inventory/${id}`)
        if (kind === 'IMPERSONATION_ROLE' && can('impersonationRoles.get'))
          return organizationPath(scope, `impersonation-roles/${id}`)
        if (kind === 'ONBOARDING_TEMPLATE' && can('onboardingTemplates.list'))
          return organizationPath(scope, 'onboarding-templates')
        return undefined
      }
      return {
        kind: text(`targetKind.${kind}`),
        name: title() ?? id ?? '',
        path: pathOf(),
        /** The id of a user, group or resource whose name was not known then. */
        unnamedId: name === undefined && directoryKinds.includes(kind) ? id : undefined,
      }
    },
    [text, can, jobTitle, changeName, operationTitle],
  )
}

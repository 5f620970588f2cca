import { type AuditEntry, changeKinds, EntityType, Region } from '@mailroom/schemas'
import { useCallback } from 'react'
import * as z from 'zod/mini'
import { useCan } from '../Can.tsx'
import { entityPath } from '../directory/entity-path.ts'
import { useJobTitle } from '../directory/use-job-title.ts'
import { type OrganizationScope, organizationPath } from '../scope.ts'
import { useText } from '../texts/texts.ts'

/** What an entry of a plan or job knows of it. */
const JobDetails = z.object({
  kind: z.enum(changeKinds),
  rows: z.int(),
  type: z.optional(z.enum(['USER', 'GROUP', 'RESOURCE', 'MIXED'])),
})

/** The plan or job that a change was a step of. */
const StepDetails = z.object({ jobId: z.string() })

/** The operations after which the page of their target is gone. */
const removing = /\.(delete|discard)$/

/** Returns the organization of an entry; undefined for one of the console itself. */
export function organizationOf(entry: AuditEntry): OrganizationScope | undefined {
  const { connectionId, organizationId } = entry
  const region = Region.safeParse(entry.region).data
  return connectionId !== undefined && organizationId !== undefined && region !== undefined
    ? { connectionId, region, organizationId }
    : undefined
}

/** Returns the address of the page of the job that a change was a step of. */
export function jobPathOf(entry: AuditEntry): string | undefined {
  const scope = organizationOf(entry)
  const step = StepDetails.safeParse(entry.details).data
  return scope && step && organizationPath(scope, `jobs/${step.jobId}`)
}

/**
 * Returns to whom or what a change was made: the kind and the name in words, and the address of
 * the page, if it has one that the person may open.
 */
export function useAuditTarget() {
  const text = useText('auditEntries')
  const can = useCan()
  const jobTitle = useJobTitle()
  return useCallback(
    (entry: AuditEntry) => {
      const { target, operation, result } = entry
      if (!target) return undefined
      const { kind, id, name } = target
      const job = kind === 'JOB' ? JobDetails.safeParse(entry.details).data : undefined
      const title =
        job &&
        jobTitle({
          change: job.kind,
          targets: { count: job.rows, type: job.type ?? 'MIXED' },
          undoOf: undefined,
        })
      const scope = organizationOf(entry)
      const pathOf = () => {
        if (!scope) return undefined
        if (kind === 'ORGANIZATION') return organizationPath(scope)
        if (id === undefined || (removing.test(operation) && result === 'SUCCEEDED'))
          return undefined
        const type = EntityType.safeParse(kind).data
        if (type) return entityPath(scope, { type, id })
        if (kind === 'JOB' && can('jobs.describe')) return organizationPath(scope, `jobs/${id}`)
        if (kind === 'ONBOARDING_TEMPLATE' && can('onboardingTemplates.list'))
          return organizationPath(scope, 'onboarding-templates')
        return undefined
      }
      return {
        kind: text(`targetKind.${kind}`),
        name: title ?? name ?? id ?? '',
        path: pathOf(),
      }
    },
    [text, can, jobTitle],
  )
}

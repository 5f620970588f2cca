import type { Targets } from '@mailroom/schemas/changes'
import type { JobRow } from '@mailroom/schemas/job-rows'
import type { Clock } from '../clock.ts'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import type { Scope } from '../directory-index/scope.ts'
import type { FoundPrincipal } from '../operations/identity-store.ts'
import { onboardingTemplatesOf } from '../store/onboarding-templates.ts'
import type { Store } from '../store/open-store.ts'
import { planAddresses } from './addresses.ts'
import type { DirectoryReader } from './directory-reader.ts'
import { disablings } from './facts/registration.ts'
import { type JobRows, jobRowsOf } from './job-rows.ts'
import { planMemberships } from './memberships.ts'
import { memoizeEach, memoizePromise } from './memoize-promise.ts'
import { resolveTargets } from './resolve-targets.ts'

type Parts = {
  store: Store
  /** Returns whether this process may still work on the plan. */
  goesOn: () => boolean
  scope: Scope
  reader: DirectoryReader
  directoryIndex: DirectoryIndex
  clock: Clock
  /** Lists the users of IAM Identity Center, where the connection allows it. */
  identities: () => Promise<readonly FoundPrincipal[]>
  /** The primary address a person wrote, if only one row is planned. */
  chosenEmail?: string
}

const disablingOperations: readonly string[] = disablings

/**
 * Returns the primary address an entity had before a job disabled it; AWS does not tell it.
 * Source: 00-index, decision 21.
 */
async function formerEmail(rows: JobRows, scope: Scope, id: string): Promise<string | undefined> {
  const row = await rows.lastDone(scope, id, disablingOperations)
  const email = row?.steps.findLast(({ operation }) => disablingOperations.includes(operation))
    ?.before.email
  return typeof email === 'string' ? email : undefined
}

/** Rows read at a time. */
const batch = 500

/** Returns the rows of a job that have completed steps. */
async function doneRowsOf(rows: JobRows, jobId: string): Promise<JobRow[]> {
  const found: JobRow[] = []
  let last = 0
  while (true) {
    const page = await rows.after(jobId, last, batch)
    found.push(...page.filter(({ steps }) => steps.some(({ state }) => state === 'DONE')))
    if (page.length < batch) return found
    last = page.at(-1)?.number ?? last
  }
}

/** Holds what the rows of a plan share, so that each question is asked once. */
export function planContext(parts: Parts) {
  const { scope, reader, directoryIndex, clock, store, goesOn, chosenEmail } = parts
  const otherNames = memoizePromise(reader.namesOfGroupsAndResources)
  const organization = memoizePromise(reader.organization)
  return {
    reader,
    clock,
    chosenEmail,
    formerEmail: (id: string) => formerEmail(jobRowsOf(store), scope, id),
    organization,
    addresses: planAddresses(reader, organization),
    memberships: planMemberships(reader),
    /** Finds a user, group or resource, once for all rows. */
    entity: memoizeEach((id) => reader.find(id)),
    /** Returns whether a group or a resource has this name. */
    isNameOfAnother: async (name: string) => (await otherNames()).has(name.toLowerCase()),
    identities: memoizePromise(parts.identities),
    template: (templateId: string) => onboardingTemplatesOf(store).find(scope, templateId),
    doneRowsOf: (jobId: string) => doneRowsOf(jobRowsOf(store), jobId),
    resolve: (targets: Targets) => resolveTargets(directoryIndex, scope, targets, goesOn),
  }
}
export type PlanContext = ReturnType<typeof planContext>

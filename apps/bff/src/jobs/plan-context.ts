import type { JobRow, Targets } from '@mailroom/schemas'
import type { Clock } from '../clock.ts'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import type { Scope } from '../directory-index/scope.ts'
import { onboardingTemplatesOf } from '../store/onboarding-templates.ts'
import type { Store } from '../store/open-store.ts'
import { planAddresses } from './addresses.ts'
import type { DirectoryReader } from './directory-reader.ts'
import { type JobRows, jobRowsOf } from './job-rows.ts'
import { planMemberships } from './memberships.ts'
import { once, onceEach } from './once.ts'
import { resolveTargets } from './resolve-targets.ts'

type Parts = {
  store: Store
  /** Whether this process may still work on the plan. */
  goesOn: () => boolean
  scope: Scope
  reader: DirectoryReader
  directoryIndex: DirectoryIndex
  clock: Clock
}

/** Rows read at a time. */
const batch = 500

/** The rows of a job with steps that were done. */
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

/** What the rows of a plan share: who is asked, and what is asked only once. */
export function planContext({ scope, reader, directoryIndex, clock, store, goesOn }: Parts) {
  const otherNames = once(reader.namesOfGroupsAndResources)
  return {
    reader,
    clock,
    organization: once(reader.organization),
    addresses: planAddresses(reader),
    memberships: planMemberships(reader),
    /** A user, group or resource that several rows are about. */
    entity: onceEach((id) => reader.find(id)),
    /** Whether a group or a resource has a name. */
    isNameOfAnother: async (name: string) => (await otherNames()).has(name.toLowerCase()),
    template: (templateId: string) => onboardingTemplatesOf(store).find(scope, templateId),
    doneRowsOf: (jobId: string) => doneRowsOf(jobRowsOf(store), jobId),
    resolve: (targets: Targets) => resolveTargets(directoryIndex, scope, targets, goesOn),
  }
}
export type PlanContext = ReturnType<typeof planContext>

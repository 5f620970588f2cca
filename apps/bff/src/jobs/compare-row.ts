import type { Facts, JobRow, JobStep } from '@mailroom/schemas/job-rows'
import type { DescribedEntity, DirectoryReader } from './directory-reader.ts'
import { factOf } from './facts/index.ts'
import { disablings, enablings } from './facts/registration.ts'
import { targetOf } from './facts/target.ts'
import { memoizeEach } from './memoize-promise.ts'
import { differenceOf, lookOnce } from './run-step.ts'
import { createdUser, filled } from './step.ts'

const isOneOf = (operations: readonly string[], { operation }: JobStep) =>
  operations.includes(operation)

/** Returns a reader that asks each question about an entity once, for all steps of a row. */
function readingOnce(reader: DirectoryReader): DirectoryReader {
  const described = {
    USER: memoizeEach((id) => reader.describe(id, 'USER')),
    GROUP: memoizeEach((id) => reader.describe(id, 'GROUP')),
    RESOURCE: memoizeEach((id) => reader.describe(id, 'RESOURCE')),
  }
  return {
    ...reader,
    describe: (id, type) => described[type](id),
    addresses: memoizeEach(reader.addresses),
    groupsOf: memoizeEach(reader.groupsOf),
    permissions: memoizeEach(reader.permissions),
    deviceOverrides: memoizeEach(reader.deviceOverrides),
    delegates: memoizeEach(reader.delegates),
  }
}

/** Returns whose state and addresses a step changes; undefined for other steps. */
function registeredBy({ operation, input }: JobStep): string | undefined {
  if (operation.startsWith('aliases.')) return String(input.entityId)
  const isRegistration = [...enablings, ...disablings].some((each) => each === operation)
  return isRegistration ? targetOf(input).id : undefined
}

/** Returns an entity as a step leaves it, which enables, disables or renames it. */
function entityAfter(entity: DescribedEntity, step: JobStep): DescribedEntity {
  if (isOneOf(disablings, step)) return { ...entity, state: 'DISABLED' }
  const email = String(step.input.email)
  if (isOneOf(enablings, step)) return { ...entity, state: 'ENABLED', email }
  return step.operation === 'aliases.makePrimary' ? { ...entity, email } : entity
}

/** Returns the addresses of an entity as a step of it leaves them. */
function addressesAfter(addresses: readonly string[], step: JobStep): string[] {
  if (isOneOf(disablings, step)) return []
  const address = String(step.input.alias ?? step.input.email)
  const others = addresses.filter((each) => each.toLowerCase() !== address.toLowerCase())
  return step.operation === 'aliases.delete' ? others : [...others, address]
}

/** Returns a reader that answers as if steps had been carried out which change addresses. */
function readerAfter(reader: DirectoryReader, steps: readonly JobStep[]): DirectoryReader {
  const stepsOn = (id: string) => steps.filter((step) => registeredBy(step) === id)
  return {
    ...reader,
    async describe(id, type) {
      const entity = await reader.describe(id, type)
      return entity && stepsOn(entity.id).reduce(entityAfter, entity)
    },
    addresses: async (id) => stepsOn(id).reduce(addressesAfter, await reader.addresses(id)),
  }
}

/** A step that is neither as planned nor as wanted, with its problem. */
type Difference = { step: JobStep; found: Partial<JobStep> }

async function firstConflict(row: JobRow, once: DirectoryReader): Promise<Difference | undefined> {
  const earlier: JobStep[] = []
  const left = new Map<string, Facts>()
  for (const step of row.steps.filter(({ state }) => state === 'PLANNED')) {
    const { entity } = row
    // Nobody can read what hangs on a user who is not created yet.
    if (entity.id === undefined && Object.values(step.input).includes(createdUser)) break
    const now = await lookOnce(row, step, readerAfter(once, earlier))
    const input = filled(step.input, entity)
    const fact = factOf(step.operation)
    const subject = `${fact.operations[0]} ${fact.subject({ input, entity })}`
    const found = differenceOf(now && { ...now, ...left.get(subject) }, step)
    if (found?.problem) return { step, found }
    left.set(subject, { ...left.get(subject), ...step.after })
    earlier.push({ ...step, input })
  }
  return undefined
}

/**
 * Compares all steps of a row with the plan before any of them is sent, each as the steps before it
 * will leave things. Returns the first that is neither as planned nor as wanted. A row of one step
 * is compared by the step itself, and one with a step under way when that is settled. Each question
 * is asked once; a difference counts only if a second reading finds it, too.
 * Errors: Interruption; those of `isCut`.
 */
export async function conflictOf(
  row: JobRow,
  reader: DirectoryReader,
): Promise<Difference | undefined> {
  const isUnderWay = row.steps.some(({ state }) => state === 'RUNNING')
  if (isUnderWay || row.steps.length < 2) return undefined
  const first = await firstConflict(row, readingOnce(reader))
  return first && firstConflict(row, readingOnce(reader))
}

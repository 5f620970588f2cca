import { declarationOf, type OperationId, operations } from '@mailroom/schemas/operations'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { targetOf } from './known.ts'

const recorded = (Object.keys(operations) as OperationId[]).filter((id) => {
  const { kind, isRecorded } = declarationOf(id)
  return kind === 'write' || isRecorded
})

/** Returns the members of an operation's input that say where or what it changes. */
function membersOf(id: OperationId): string[] {
  const { input } = declarationOf(id)
  return input instanceof z.ZodMiniObject ? Object.keys(input.def.shape) : []
}

/** What a member is called that names one thing of an organization. */
const naming = /(?:Id|Name|^name)$/

const scope = ['connectionId', 'region', 'organizationId']

test.each(recorded)('M7 the entry of %s names what is changed by a member of its input', (id) => {
  const members = membersOf(id)
  const target = targetOf(id, Object.fromEntries(members.map((member) => [member, `a ${member}`])))
  const { id: ofThing, name } = target ?? {}
  // The settings of an organization have no other name than its own.
  const names = members.filter((member) => naming.test(member) && !scope.includes(member))
  // Its id comes with the answer.
  if (id === 'organizations.create')
    expect(target).toEqual({ kind: 'ORGANIZATION', name: 'a alias' })
  else if (target?.kind === 'ORGANIZATION')
    expect([ofThing, names]).toEqual(['a organizationId', []])
  else if (id === 'snapshots.create') expect(target).toEqual({ kind: 'SNAPSHOT' })
  else if (id === 'exportRuns.plan') expect(target).toEqual({ kind: 'EXPORT_RUN' })
  else if (id !== 'jobs.plan')
    expect(members.map((member) => `a ${member}`)).toContain(ofThing ?? name)
  else expect(target).toEqual({ kind: 'JOB' })
})

import type { Kit, Subject } from './kit.ts'
import type { Sifted } from './sift.ts'

/** Returns the users in a delegate: itself, or everybody in a group. Source: LINT-25. */
export function* peopleOf(kit: Kit, { isWritten }: Sifted, delegate: Subject): Generator<Subject> {
  const seen = new Set([delegate])
  for (const each of seen) {
    if (each.row.kind === 'user' && isWritten(each)) yield each
    for (const { memberId } of kit.model.members.get(each.row.id) ?? []) {
      const member = kit.subjectOf(memberId)
      if (member) seen.add(member)
    }
  }
}

import type { Facts } from '@mailroom/schemas/job-rows'

export type Fact = Facts[string] | undefined
export type FactChange = { name: string; before: Fact; after: Fact }

function isSame(one: Fact, other: Fact): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}

/** Returns the facts that a step changes: known before and different afterwards. */
export function changedFacts({ before, after }: { before: Facts; after: Facts }): FactChange[] {
  return Object.keys(after)
    .map((name) => ({ name, before: before[name], after: after[name] }))
    .filter((change) => !isSame(change.before, change.after))
}

/** Returns the added and removed items of a list. */
export function listChange({ before, after }: FactChange) {
  const [from, to] = [before, after].map((fact) => (Array.isArray(fact) ? fact : []))
  return {
    added: to?.filter((value) => !from?.includes(value)) ?? [],
    removed: from?.filter((value) => !to?.includes(value)) ?? [],
  }
}

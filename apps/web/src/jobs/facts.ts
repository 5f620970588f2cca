import type { Facts } from '@mailroom/schemas'

export type Fact = Facts[string] | undefined
export type FactChange = { name: string; before: Fact; after: Fact }

function isSame(one: Fact, other: Fact): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}

/** The facts a step changes: what is known before and will be otherwise afterwards. */
export function changedFacts({ before, after }: { before: Facts; after: Facts }): FactChange[] {
  return Object.keys(after)
    .map((name) => ({ name, before: before[name], after: after[name] }))
    .filter((change) => !isSame(change.before, change.after))
}

/** What a list gains and loses. */
export function listChange({ before, after }: FactChange) {
  const [from, to] = [before, after].map((fact) => (Array.isArray(fact) ? fact : []))
  return {
    added: to?.filter((value) => !from?.includes(value)) ?? [],
    removed: from?.filter((value) => !to?.includes(value)) ?? [],
  }
}

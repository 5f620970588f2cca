import { type Fact, keyOf } from './facts.ts'
import { csvFiles, type KitFile, type Place } from './files.ts'

export const dispositions = ['carried', 'byHand', 'excluded'] as const
export type Disposition = (typeof dispositions)[number]

/** What became of a fact. */
export type Settled = { disposition: Disposition; place?: Place; reason?: string }

export type ReconciliationRow = Fact & Settled

/** How many facts of each kind, and what became of them. */
export type Counts = Record<Disposition, number>

/**
 * Keeps what became of each fact of a snapshot: exactly one thing. Errors: one that is settled twice
 * or is not in the snapshot. Source: KIT-02.
 */
export function createReconciliation(facts: Iterable<Fact>) {
  const byKey = new Map<string, { fact: Fact; settled?: Settled }>()
  for (const fact of facts) {
    if (byKey.has(keyOf(fact))) throw new Error(`A fact is in the snapshot twice: ${fact.kind}`)
    byKey.set(keyOf(fact), { fact })
  }
  const settle = (key: string, settled: Settled) => {
    const entry = byKey.get(key)
    if (!entry) throw new Error(`The snapshot has no such fact: ${key.split(' ')[0]}`)
    if (entry.settled) throw new Error(`A fact is settled twice: ${entry.fact.kind}`)
    entry.settled = settled
  }
  return {
    /** Whether nobody has said yet what becomes of a fact. */
    isOpen(key: string): boolean {
      const entry = byKey.get(key)
      return entry !== undefined && entry.settled === undefined
    },
    isByHand: (key: string) => byKey.get(key)?.settled?.disposition === 'byHand',
    carried: (key: string, place: Place) => settle(key, { disposition: 'carried', place }),
    byHand: (key: string, reason: string) => settle(key, { disposition: 'byHand', reason }),
    excluded: (key: string, reason: string) => settle(key, { disposition: 'excluded', reason }),
    *open(): Generator<Fact> {
      for (const { fact, settled } of byKey.values()) if (!settled) yield fact
    },
    /** Errors: a fact that is not settled; then the sums do not meet and there is no kit. */
    *rows(): Generator<ReconciliationRow> {
      for (const { fact, settled } of byKey.values()) {
        if (!settled) throw new Error(`Nobody says what becomes of a fact: ${fact.kind}`)
        yield { ...fact, ...settled }
      }
    },
  }
}
export type Reconciliation = ReturnType<typeof createReconciliation>

const names = { carried: 'carried', byHand: 'by-hand', excluded: 'excluded' } as const

/** Writes `reconciliation.csv`, for people. Source: KIT-02, KIT-03. */
export function* reconciliationFiles(
  rows: readonly ReconciliationRow[],
): Generator<undefined, KitFile[]> {
  const csv = csvFiles(
    (part) => (part === 1 ? 'reconciliation.csv' : `reconciliation-${part}.csv`),
    {
      forPeople: true,
      headings: ['kind', 'id', 'label', 'disposition', 'file', 'line', 'reason'],
    },
  )
  for (const { kind, id, label, disposition, place, reason = '' } of rows) {
    const { file = '', line = '' } = place ?? {}
    csv.add([kind, id, label, names[disposition], file, String(line), reason])
    yield
  }
  return csv.files()
}

import type * as z from 'zod/mini'
import type { Database } from './database.ts'
import { statementsOf } from './statements.ts'

/**
 * The value under which an index finds a document. An array makes one entry per element;
 * `undefined` makes none.
 */
type IndexValue = string | readonly string[] | undefined

export type CollectionDefinition<Document> = {
  name: string
  schema: z.ZodMiniType<Document>
  key: (document: Document) => string
  indexes?: Record<string, (document: Document) => IndexValue>
}

/** A range of an index, in the order of its values. */
export type Range = {
  index: string
  /** Only values that start with this text; case-sensitive. */
  prefix?: string
  /** Only entries after this one. */
  after?: Position
  limit: number
}

/**
 * The position of an entry in an index; entries of the same value are in the order of their keys.
 */
export type Position = { value: string; key: string }

/** The documents of a range, and the position to continue from if there are more. */
export type Slice<Document> = { items: Document[]; next?: Position }

function valuesOf(value: IndexValue): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

/**
 * The upper bound of all texts with a prefix; SQLite compares bytes, and no text contains this
 * character.
 */
const last = '\u{10FFFF}'

/**
 * Keeps documents of one kind by scope (an organization, a Region) and key, and finds them through
 * their indexes. The time of a look-up does not depend on the number of documents. Use it in a
 * transaction.
 */
export function collection<Document>(
  database: Database,
  definition: CollectionDefinition<Document>,
) {
  const { name, schema, key: keyOf, indexes = {} } = definition
  const { select, selectAll, insert, upsert, remove, addEntry, removeEntry, range, exact, count } =
    statementsOf(database)

  // Only this collection writes these rows, so they contain its documents.
  const read = (text: string) => JSON.parse(text) as Document

  const entriesOf = (document: Document | undefined) =>
    document === undefined
      ? []
      : Object.entries(indexes).flatMap(([index, value]) =>
          valuesOf(value(document)).map((text) => [index, text] as const),
        )

  const get = (scope: string, key: string): Document | undefined => {
    const row = select.get(name, scope, key)
    return row && read(row.value)
  }

  const replaceEntries = (scope: string, key: string, before?: Document, after?: Document) => {
    const kept = new Set(entriesOf(after).map((entry) => entry.join('\0')))
    for (const [index, value] of entriesOf(before))
      if (!kept.has(`${index}\0${value}`)) removeEntry.run(name, index, scope, value, key)
    for (const [index, value] of entriesOf(after)) addEntry.run(name, index, scope, value, key)
  }

  const slice = (scope: string, { index, prefix = '', after, limit }: Range): Slice<Document> => {
    // There is one lower bound, so that SQLite seeks straight to it; no key is empty.
    const from = after ?? { value: prefix, key: '' }
    const rows = range.all(name, index, scope, from.value, from.key, prefix + last, limit + 1)
    const shown = rows.slice(0, limit)
    const end = rows.length > limit ? shown.at(-1) : undefined
    return {
      items: shown.map((row) => read(row.document)),
      ...(end ? { next: { value: end.value, key: end.key } } : {}),
    }
  }

  return {
    name,
    get,

    /**
     * Adds a document with a new key; a key that is there already is an error. Faster than `put`,
     * because there is nothing to look up and replace.
     */
    add(scope: string, document: Document): void {
      const key = keyOf(document)
      insert.run(name, scope, key, JSON.stringify(document))
      for (const [index, value] of entriesOf(document)) addEntry.run(name, index, scope, value, key)
    },

    /** Adds a document, or replaces the one with the same key. */
    put(scope: string, document: Document): void {
      const key = keyOf(document)
      replaceEntries(scope, key, get(scope, key), document)
      upsert.run(name, scope, key, JSON.stringify(document))
    },

    delete(scope: string, key: string): void {
      replaceEntries(scope, key, get(scope, key))
      remove.run(name, scope, key)
    },

    slice,

    /** Iterates over all documents of a range. They may be changed in the meantime. */
    *each(scope: string, { index, prefix = '' }: Omit<Range, 'limit'>): Generator<Document> {
      let after: Position | undefined
      do {
        const { items, next } = slice(scope, {
          index,
          prefix,
          limit: 500,
          ...(after ? { after } : {}),
        })
        yield* items
        after = next
      } while (after)
    },

    /** Deletes all documents of a range. */
    deleteRange(scope: string, range: Omit<Range, 'limit'>): void {
      for (const document of this.each(scope, range)) this.delete(scope, keyOf(document))
    },

    /** Returns the first document with exactly this value in an index. */
    find(scope: string, index: string, value: string): Document | undefined {
      const row = exact.get(name, index, scope, value)
      return row && read(row.document)
    },

    /** Counts the entries of an index that start with a prefix. */
    count(scope: string, index: string, prefix = ''): number {
      return count.get(name, index, scope, prefix, prefix + last)?.count ?? 0
    },

    /** Returns all documents, for an export. */
    all(): { scope: string; document: Document }[] {
      return selectAll.all(name).map(({ scope, value }) => ({ scope, document: read(value) }))
    },

    /** Adds a document from outside. Errors: zod's, for an invalid document. */
    import(scope: string, document: unknown): void {
      this.put(scope, schema.parse(document))
    },
  }
}

export type Collection<Document> = ReturnType<typeof collection<Document>>

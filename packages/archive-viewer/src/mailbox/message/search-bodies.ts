import PostalMime from 'postal-mime'
import { hasWords } from '../index/find-rows.ts'
import { fold, wordsOf } from '../index/fold.ts'
import type { MailboxIndex } from '../index/mailbox-index.ts'
import { limits } from '../limits.ts'
import { EntryError, readWhole } from '../zip/read-entry.ts'
import { cutMessage } from './cut-message.ts'

/** Returns the text of a message that is searched: what is shown of it, and the names of its files. */
async function textOf(bytes: Uint8Array): Promise<string> {
  const { end } = cutMessage(bytes)
  try {
    const {
      text = '',
      html = '',
      attachments,
    } = await PostalMime.parse(bytes.subarray(0, end), {
      maxNestingDepth: limits.depth + 2,
      maxHeadersSize: 2 * limits.header,
      forceRfc822Attachments: true,
    })
    const names = attachments.map(({ filename }) => filename ?? '').join('\n')
    const plain = html
      .replaceAll(/<(style|script)\b[\s\S]*?<\/\1/gi, ' ')
      .replaceAll(/<[^>]*>/g, ' ')
    return `${text}\n${plain}\n${names}`
  } catch {
    return new TextDecoder().decode(bytes.subarray(0, limits.shownText))
  }
}

/** How a search in bodies goes on. `notRead` were damaged or too large. */
export type BodySearch = { done: number; all: number; found: number; notRead: number }

/**
 * Searches the bodies of rows for the words of a query, with the headers of each: a word may stand in
 * either. Source: ARC-05.
 */
export async function searchBodies(
  { rows, archives }: MailboxIndex,
  numbers: readonly number[],
  query: string,
  { signal, onRow }: { signal: AbortSignal; onRow(search: BodySearch, found: number[]): void },
): Promise<void> {
  const words = wordsOf(query)
  const found: number[] = []
  let notRead = 0
  for (const [done, number] of numbers.entries()) {
    if (signal.aborted) return
    const row = rows[number]
    const file = row && archives[row.archive]?.file
    if (!row || !file) continue
    try {
      const bytes = await readWhole(file, row.entry, limits.message)
      const text = row.type === 'message' ? await textOf(bytes) : new TextDecoder().decode(bytes)
      if (hasWords(`${row.found}\n${fold(text)}`, words)) found.push(number)
    } catch (error) {
      if (!(error instanceof EntryError)) throw error
      notRead++
    }
    onRow({ done: done + 1, all: numbers.length, found: found.length, notRead }, found)
  }
}

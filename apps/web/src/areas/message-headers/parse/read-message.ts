import { type Analysis, analyse } from './analyse.ts'
import { readDeliveryReport } from './delivery-report.ts'
import { maxHeaderBytes, readHeaderLines } from './header-lines.ts'

export type ReadMessage = { analysis: Analysis } | { problem: 'none' | 'tooLong' | 'unreadable' }

/** A message, of which parts can be read, such as a file. */
type Message = {
  size: number
  slice(start: number, end: number): { text(): Promise<string> }
}

/**
 * Reads the headers of a message of any size, and of its body the delivery report if it is one.
 * Never throws.
 */
export async function readMessage(message: Message): Promise<ReadMessage> {
  try {
    const text = await message.slice(0, maxHeaderBytes).text()
    const isCut = message.size > maxHeaderBytes && readHeaderLines(text).end === text.length
    if (isCut) return { problem: 'tooLong' }
    const analysis = analyse(text, await readDeliveryReport(text))
    return analysis ? { analysis } : { problem: 'none' }
  } catch {
    // A file that was moved or changed since it was chosen.
    return { problem: 'unreadable' }
  }
}

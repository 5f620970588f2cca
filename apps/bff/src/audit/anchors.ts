import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Logger } from 'pino'
import * as z from 'zod'
import type { Clock } from '../clock.ts'
import { makeFolder } from '../store/make-folder.ts'
import type { Head } from './trail.ts'

/** A head is written down after so many rows, and after so long if there are new ones. */
const everyRows = 1_000
const everyMs = 10 * 60_000

/** A line of the anchor file: the time, the number and the hash, with spaces between them. */
const Line = z
  .string()
  .regex(/^\S+ \d{1,15} [0-9a-f]{64}$/)
  .transform((line): Head => {
    const [, number, hash = ''] = line.split(' ')
    return { number: Number(number), hash }
  })

/**
 * Reads the anchors of a file. A last line without its end is left out: the process that wrote it
 * died. Errors: a file that cannot be read, ZodError for a line that is no anchor.
 */
export function readAnchors(file: string): Head[] {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => Line.parse(line))
}

/** Makes the file and its folder if they are not there. Errors: in words, if that is impossible. */
function makeWritable(file: string): void {
  try {
    makeFolder(dirname(file))
    closeSync(openSync(file, 'a', 0o600))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(
      `The anchors of the audit trail cannot be written (${reason}). Set AUDIT_ANCHOR_FILE to a file that this account can write.`,
    )
  }
}

/** Appends a line that is on the disk when this returns. */
function appendLine(file: string, line: string): void {
  const descriptor = openSync(file, 'a', 0o600)
  try {
    writeSync(descriptor, line)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/**
 * Writes heads of the trail to the log and to a file: at start, at the end, after many rows, and
 * regularly. Rows that are cut off or made again after that differ from them. Errors: a file that
 * cannot be written at the start. One that cannot be written later is reported in the log, and does
 * not stop anything.
 */
export function keepAnchors({
  file,
  logger,
  clock,
}: {
  file: string | undefined
  logger: Logger
  clock: Clock
}) {
  if (file !== undefined) makeWritable(file)
  let newest: Head | undefined
  let written = 0
  let writtenAt: Date | undefined

  const write = (head: Head): void => {
    written = head.number
    const now = clock.now()
    logger.info({ auditTrail: head }, 'head of the audit trail')
    if (file === undefined) return
    try {
      appendLine(file, `${now.toISOString()} ${head.number} ${head.hash}\n`)
      writtenAt = now
    } catch (err) {
      logger.error({ err, file }, 'the head of the audit trail was not written to its file')
    }
  }
  const writeNew = () => {
    if (newest && newest.number > written) write(newest)
  }
  const timer = setInterval(writeNew, everyMs).unref()

  return {
    /** Hears of each row of this process. */
    onAppended(head: Head): void {
      newest = head
      if (head.number >= written + everyRows) write(head)
    },
    /** Writes a head at once. */
    write,
    writtenAt: () => writtenAt,
    close(): void {
      clearInterval(timer)
      writeNew()
    },
  }
}
export type Anchors = ReturnType<typeof keepAnchors>

import type { ResultLog } from '@mailroom/schemas/export-evidence'
import * as z from 'zod'

/** The largest object that can be a log, in bytes. Source: VER-02. */
export const maxLogBytes = 64 * 1024

/** Up to this number, JavaScript knows every integer; the log is refused from there on. */
const maxNumber = Number.MAX_SAFE_INTEGER

/** A number as the log has it: decimal digits in a text, without a sign. Source: VER-02. */
const Decimal = z
  .string()
  .regex(/^\d{1,16}$/)
  .transform(Number)
  .refine((value) => value <= maxNumber)

/** AWS writes texts; a number is accepted, too, because only the documentation is known. */
const Count = z.union([Decimal, z.int().min(0).max(maxNumber)])

/** A moment: 10 digits are seconds, 13 are milliseconds. Source: VER-02. */
const Moment = z
  .union([z.string().regex(/^(?:\d{10}|\d{13})$/), z.int().min(1e9).max(9_999_999_999_999)])
  .transform(String)
  .refine((digits) => digits.length === 10 || digits.length === 13)
  .transform((digits) => new Date(Number(digits) * (digits.length === 10 ? 1_000 : 1)))

/** SHA-384 in hex, or in Base64; which of them AWS writes is not documented. */
const Sha384 = z.union([
  z
    .string()
    .regex(/^[0-9a-fA-F]{96}$/)
    .transform((hex) => hex.toLowerCase()),
  z
    .string()
    .regex(/^[\w+/]{64}$/)
    .transform((text) => Buffer.from(text, 'base64').toString('hex')),
])

/** Other members are ignored, `__proto__` too: only these are read. */
const Log = z.object({
  totalMessages: Count,
  sha384Hash: Sha384,
  totalNonExportableItems: Count.optional(),
  totalBytes: Count.optional(),
  totalFolders: Count.optional(),
  startTime: Moment.optional(),
  endTime: Moment.optional(),
})

/**
 * Reads the log of an export; undefined if it is none: not a JSON object, longer than 64 KiB, or
 * with a number that is not one. Source: VER-02.
 */
export function parseResultLog(text: string): ResultLog | undefined {
  if (Buffer.byteLength(text) > maxLogBytes) return undefined
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
  const { data } = Log.safeParse(value)
  if (!data) return undefined
  const { startTime, endTime, ...numbers } = data
  return {
    ...numbers,
    ...(startTime && { startTime: startTime.toISOString() }),
    ...(endTime && { endTime: endTime.toISOString() }),
  }
}

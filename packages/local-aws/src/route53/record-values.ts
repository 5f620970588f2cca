import { isIPv4, isIPv6 } from 'node:net'
import { isHost, isValue } from '../dns/values.ts'
import { normalName } from '../dns/zone.ts'
import type { DnsRecord } from '../state/dns-records.ts'

/** What is wrong with a value, in Route 53's words. */
class ValueProblem extends Error {}

function problem(name: string, words: string, value: string): ValueProblem {
  return new ValueProblem(`FATAL problem: ${name} (${words}) encountered with '${value}'`)
}

/** The longest string of a TXT record, in bytes. Source: RFC 1035, 3.3. */
const maxStringBytes = 255

/** The longest value of a TXT record, of all its strings, in characters. */
const maxTextLength = 4_000

const strings = /"((?:[^"\\]|\\.)*)"/gs

/** Reads the octal numbers and other escapes of a string. */
function unescaped(text: string): Buffer {
  const parts = [...text.matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)/gs)].map(
    ([, octal, character, plain]) =>
      octal === undefined
        ? Buffer.from(character ?? plain ?? '')
        : Buffer.from([Number.parseInt(octal, 8)]),
  )
  return Buffer.concat(parts)
}

/** Reads the strings of a TXT record: `"one" "two"`. */
function readText(value: string): string {
  if (value.replaceAll(strings, '').trim() !== '' || !value.includes('"'))
    throw problem('InvalidCharacterString', 'Value should be enclosed in quotation marks', value)
  if (/[^\x20-\x7e]/.test(value))
    throw problem('UnsupportedCharacter', 'Value contains unsupported characters', value)
  const parts = [...value.matchAll(strings)].map(([, text = '']) => unescaped(text))
  if (parts.some((part) => part.length > maxStringBytes))
    throw problem('CharacterStringTooLong', 'Value is too long', value)
  const text = Buffer.concat(parts).toString()
  if (text.length > maxTextLength || !Buffer.from(text).equals(Buffer.concat(parts)))
    throw problem('InvalidCharacterString', 'Value is too long or no UTF-8', value)
  return text
}

function writeText(text: string): string {
  const bytes = Buffer.from(text)
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += maxStringBytes) {
    const characters = [...bytes.subarray(start, start + maxStringBytes)].map((byte) => {
      const character = String.fromCharCode(byte)
      if (character === '"' || character === '\\') return `\\${character}`
      const isPlain = byte >= 0x20 && byte <= 0x7e
      return isPlain ? character : `\\${byte.toString(8).padStart(3, '0')}`
    })
    parts.push(`"${characters.join('')}"`)
  }
  return parts.join(' ')
}

function refuseInvalid(type: DnsRecord['type'], value: string): void {
  if ((type === 'A' || type === 'AAAA') && /\s/.test(value))
    throw problem(`${type}RRDATANotSingleField`, 'Value contains spaces', value)
  if (type === 'A' && !isIPv4(value))
    throw problem('ARRDATAIllegalIPv4Address', 'Value is not a valid IPv4 address', value)
  if (type === 'AAAA' && !isIPv6(value))
    throw problem('AAAARRDATAIllegalIPv6Address', 'Value is not a valid IPv6 address', value)
  if (type === 'MX' && value.trim().split(/\s+/).length !== 2)
    throw problem('MXRRDATANotTwoFields', "MX record doesn't have 2 fields", value)
  if ((type === 'CNAME' || type === 'NS') && !isHost(value))
    throw problem('UnsupportedCharacter', 'Value contains unsupported characters', value)
  if (type !== 'TXT' && !isValue[type](value))
    throw problem(`${type}RRDATAInvalid`, 'Value is not valid', value)
}

/**
 * Reads a value of Route 53 into the spelling of the local DNS.
 * Errors: an Error with Route 53's description of what is wrong.
 */
export function readValue(type: DnsRecord['type'], value: string): string {
  if (type === 'TXT') return readText(value)
  refuseInvalid(type, value)
  return value
    .trim()
    .split(/\s+/)
    .map((field) => normalName(field))
    .join(' ')
}

/** Writes a value of the local DNS as Route 53 does: a TXT record in quotes, 255 bytes each. */
export function writeValue({ type }: Pick<DnsRecord, 'type'>, value: string): string {
  return type === 'TXT' ? writeText(value) : value
}

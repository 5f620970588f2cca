import {
  type Answer,
  AUTHORITATIVE_ANSWER,
  type Packet,
  type Question,
  RECURSION_DESIRED,
} from 'dns-packet'
import { type DnsRecord, dnsTypes } from '../state/dns-records.ts'
import type { State } from '../state/state.ts'
import { nameExists, recordsAt } from './zone.ts'

/** The longest UDP packet for clients that accept more than 512 bytes. Source: RFC 9715. */
export const maxUdpBytes = 1232

/**
 * The bits of a header that contain the kind of query; 0 is an ordinary one. Source: RFC 1035,
 * 4.1.1.
 */
const opcodeBits = 0x7800

/** Tells clients that the server accepts longer packets. */
const extension: Answer = {
  type: 'OPT',
  name: '.',
  udpPayloadSize: maxUdpBytes,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
}

/** The most CNAMEs that are followed. */
const maxChain = 8

/** Response codes. Source: RFC 1035, 4.1.1. */
export const responseCodes = {
  NOERROR: 0,
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
} as const

/** The longest part of a TXT record, in bytes. Source: RFC 1035, 3.3. */
const maxTextBytes = 255

function textParts(value: string): Buffer[] {
  const bytes = Buffer.from(value)
  const parts: Buffer[] = []
  for (let start = 0; start < bytes.length || start === 0; start += maxTextBytes)
    parts.push(bytes.subarray(start, start + maxTextBytes))
  return parts
}

/** Returns a record as it is sent. */
export function toAnswer({ name, type, value, ttl }: Omit<DnsRecord, 'visibleFrom'>): Answer {
  if (type === 'TXT') return { type, name, ttl, data: textParts(value) }
  if (type === 'MX') {
    const [preference, exchange = ''] = value.split(' ')
    return { type, name, ttl, data: { preference: Number(preference), exchange } }
  }
  if (type === 'SOA') {
    const [mname = '', rname = '', ...numbers] = value.split(' ')
    const [serial, refresh, retry, expire, minimum] = numbers.map(Number)
    return { type, name, ttl, data: { mname, rname, serial, refresh, retry, expire, minimum } }
  }
  return { type, name, ttl, data: value }
}

/** Returns the records of a name and type, preceded by the CNAMEs that lead to them. */
function resolve(
  zone: Pick<State, 'dnsRecords'>,
  name: string,
  type: DnsRecord['type'],
  now: Date,
  depth = 0,
): DnsRecord[] {
  const found = recordsAt(zone, name, type, now)
  if (found.length > 0 || type === 'CNAME' || depth > maxChain) return found
  return recordsAt(zone, name, 'CNAME', now).flatMap((alias) => [
    alias,
    ...resolve(zone, alias.value, type, now, depth + 1),
  ])
}

/**
 * Answers a question with authority, from the records that are visible at this moment; NXDOMAIN if
 * there is no record at a name or below it. There are no records of other types.
 */
function answerQuestion(
  zone: Pick<State, 'dnsRecords'>,
  { name, type }: Question,
  now: Date,
): { answers: Answer[]; rcode: number } {
  const known = dnsTypes.find((candidate) => candidate === type)
  const records = known ? resolve(zone, name, known, now) : []
  const isThere = records.length > 0 || nameExists(zone, name, now)
  return {
    answers: records.map(toAnswer),
    rcode: isThere ? responseCodes.NOERROR : responseCodes.NXDOMAIN,
  }
}

/**
 * Answers a query of one question; NOTIMP for other kinds of queries. Source: RFC 1035, 4.1; RFC
 * 6891 for OPT.
 */
export function answerQuery(zone: Pick<State, 'dnsRecords'>, query: Packet, now: Date): Packet {
  const { id = 0, flags = 0, questions = [], additionals = [] } = query
  const [question, ...others] = questions
  const isQuery = (flags & opcodeBits) === 0 && others.length === 0
  const { answers, rcode } =
    isQuery && question
      ? answerQuestion(zone, question, now)
      : { answers: [], rcode: responseCodes.NOTIMP }
  return {
    type: 'response',
    id,
    flags: AUTHORITATIVE_ANSWER | (flags & RECURSION_DESIRED) | rcode,
    questions: question ? [question] : [],
    answers,
    additionals: additionals.some(({ type }) => type === 'OPT') ? [extension] : [],
  }
}

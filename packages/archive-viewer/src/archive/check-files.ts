import canonicalize from 'canonicalize'
import * as z from 'zod/mini'
import type { Files } from './files.ts'
import { sumOf, type Verdict } from './proof.ts'

const sum = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** `manifest.json`: what a snapshot says of itself. Source: INV-06. */
const Manifest = z.object({
  format: z.literal('mailroom-snapshot'),
  version: z.literal(1),
  organizationId: z.string(),
  region: z.string(),
  scope: z.string(),
  complete: z.boolean(),
  counts: z.record(z.string(), z.number()),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), lines: z.number(), sha256: sum })),
})
export type Manifest = z.infer<typeof Manifest>

/** `provenance.json`: how a snapshot came to be, which its digest does not cover. */
const Provenance = z.object({
  startedAt: z.string(),
  endedAt: z.string(),
  changedMeanwhile: z.number(),
  mailroomVersion: z.string(),
  connection: z.string(),
  createdBy: z.string(),
  manifestSha256: sum,
  observedSha256: sum,
})
export type Provenance = z.infer<typeof Provenance>

/** A file, what it should have been, and what it is. */
export type FileCheck = { name: string; verdict: Verdict; expected?: string; found?: string }

function objectIn<Value>(
  bytes: Uint8Array | undefined,
  schema: { safeParse(value: unknown): { data?: Value | undefined } },
) {
  if (!bytes) return undefined
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const value: unknown = JSON.parse(text)
    const { data } = schema.safeParse(value)
    return data && { data, isCanonical: canonicalize(value) === text }
  } catch {
    return undefined
  }
}

function judged(name: string, found: string | undefined, expected: string | undefined): FileCheck {
  const verdict = expected === undefined ? 'unknown' : found === expected ? 'equal' : 'different'
  return {
    ...{ name, verdict },
    ...(expected !== undefined && { expected }),
    ...(found !== undefined && { found }),
  }
}

/**
 * Compares what is proved of exports with the list of sums of its pack. No check if there is none.
 * Source: VER-07.
 */
export async function checkEvidence(files: Files): Promise<FileCheck[]> {
  const bytes = files.get('evidence.ndjson')
  if (!bytes) return []
  const sums = new TextDecoder().decode(files.get('SHA256SUMS') ?? new Uint8Array())
  const expected = /^(?<sum>[0-9a-f]{64}) {2}evidence\.ndjson$/m.exec(sums)?.groups?.sum
  return [judged('evidence.ndjson', await sumOf('sha256', bytes), expected)]
}

/**
 * Compares the sums of a snapshot's files with those that its manifest and its provenance name.
 * Source: INV-11, ARC-08.
 */
export async function checkFiles(files: Files) {
  const manifestBytes = files.get('manifest.json')
  const manifest = objectIn(manifestBytes, Manifest)
  const provenance = objectIn(files.get('provenance.json'), Provenance)
  const digest = manifestBytes && (await sumOf('sha256', manifestBytes))
  const sumIn = async (name: string) => {
    const bytes = files.get(name)
    return bytes && sumOf('sha256', bytes)
  }
  const stated = manifest?.data.files.find(({ name }) => name === 'state.ndjson')
  const checks = [
    judged('manifest.json', digest, provenance?.data.manifestSha256),
    judged('state.ndjson', await sumIn('state.ndjson'), stated?.sha256),
    judged('observed.ndjson', await sumIn('observed.ndjson'), provenance?.data.observedSha256),
  ]
  if (manifest && !manifest.isCanonical && checks[0]) checks[0].verdict = 'different'
  return { digest, manifest: manifest?.data, provenance: provenance?.data, checks, stated }
}

import { hash } from 'node:crypto'
import type { LintTarget } from '@mailroom/schemas/lint-findings'
import { type CutOverNetwork, createReader, type ServerRead, serverLabel } from './network.ts'
import type { Recorded } from './plan.ts'
import { fetchPolicy } from './policy.ts'
import { watchedQuestions } from './questions.ts'
import { isSame, keyOf, type Question } from './zone.ts'
import { rollbackText, type ZoneLine } from './zone-text.ts'

type About = {
  domain: string
  target: LintTarget
  sesDkim: readonly string[]
  mailFrom: string | undefined
  wanted: readonly Question[]
}

/** Returns the lines of the first server that has an answer. */
function linesOf(reads: readonly ServerRead[]): readonly ZoneLine[] {
  const lines = reads.find((each) => each.lines)?.lines ?? []
  return lines.toSorted((one, other) => (one.line < other.line ? -1 : 1))
}

/**
 * Reads the records of a domain as they are before its cut-over, from all its name servers, and makes
 * the text from which they can be put back. Source: CUT-03.
 */
export async function recordZone(
  { domain, ...about }: About,
  { network, local }: { network: CutOverNetwork; local?: string | undefined },
): Promise<{ recorded: Omit<Recorded, 'by' | 'at'>; text: string }> {
  const reader = createReader(network)
  const servers = await reader.nameServers(domain)
  const questions = watchedQuestions({ domain, ...about })
  // The zone above has it.
  const signers = questions.filter(({ type }) => type === 'DS')
  const own = questions.filter(({ type }) => type !== 'DS')
  const [reads, signed] = await Promise.all([
    reader.readAll(servers, own),
    reader.readAll(reader.recursive, signers),
  ])
  const of = (all: readonly ServerRead[], question: Question) =>
    all.filter((each) => keyOf(each.question) === keyOf(question))
  const answering = new Set(reads.map(({ server }) => server))
  const labels = servers.map(serverLabel).filter((label) => answering.has(label))
  const differing = own.flatMap((question) => {
    const answers = of(reads, question).flatMap(({ server, read: { values } }) =>
      values ? [{ server, values }] : [],
    )
    const [first] = answers
    const isDiffering = answers.some(
      ({ values }) => !isSame(question.type, values, first?.values ?? []),
    )
    return isDiffering ? [{ ...question, answers }] : []
  })
  const silent = new Set(reads.flatMap(({ server, read }) => (read.values ? [] : [server])))
  // A name that was asked for as a TXT may be a CNAME: it belongs to the zone, too.
  const aliases = new Map(reads.flatMap(({ alias }) => (alias ? [[alias.name, alias]] : [])))
  const asked = new Set(questions.map(keyOf))
  const others = [...aliases.values()].filter((alias) => !asked.has(keyOf(alias)))
  const lines = [
    ...own.flatMap((question) => linesOf(of(reads, question))),
    ...others,
    ...signers.flatMap((question) => linesOf(of(signed, question))),
  ]
  const text = rollbackText(lines)
  const hasPolicy = lines.some(({ name }) => name === `_mta-sts.${domain}`)
  const fetched = hasPolicy ? await fetchPolicy(domain, network.dns, local) : undefined
  const recorded = {
    records: lines.map(({ line: _, ...record }) => record),
    ...{ servers: labels, differing, silent: labels.filter((label) => silent.has(label)) },
    isSigned: lines.some(({ type }) => type === 'DS'),
    ...(fetched?.found ? { policy: fetched.found } : {}),
    sha256: hash('sha256', text),
    ...{ watched: [...questions, ...others.map(({ name, type }) => ({ name, type }))] },
    ...{ sesDkim: [...about.sesDkim] },
    ...(about.mailFrom === undefined ? {} : { mailFrom: about.mailFrom }),
  }
  return { recorded, text }
}

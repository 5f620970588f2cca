import { parse } from 'csv-parse/sync'
import * as z from 'zod'
import type { KitFile } from './files.ts'
import type { KitTarget } from './recipe.ts'

// The programs are constant: what they call a line is written here a second time, and a test compares.

/** The lines of a step by their numbers: what its program calls each. */
export type StepLines = ReadonlyMap<number, string>

type Row = Readonly<Record<string, string>>
type KeyOf = (row: Row) => string

const pair =
  (one: string, other: string): KeyOf =>
  (row) =>
    `${row[one]} <- ${row[other]}`
const cell =
  (name: string): KeyOf =>
  (row) =>
    row[name] ?? ''

/** As `Get-KeyOf` of exchange-apply.ps1. */
const exchangeSteps: Record<string, { file: string; key: KeyOf }> = {
  rooms: { file: 'rooms', key: cell('Identity') },
  contacts: { file: 'contacts', key: cell('ExternalEmailAddress') },
  groups: { file: 'groups', key: cell('Identity') },
  'group-members': { file: 'group-members', key: pair('Group', 'Member') },
  aliases: { file: 'aliases', key: pair('Identity', 'Address') },
  permissions: {
    file: 'permissions',
    key: ({ Mailbox, Grantee, Right }) => `${Mailbox} <- ${Grantee} ${Right}`,
  },
  profile: { file: 'profile', key: cell('Identity') },
  booking: { file: 'rooms', key: cell('Identity') },
}

/** As `judge` of gam-run.sh. */
const googleSteps: Record<string, { file: string; key: KeyOf }> = {
  groups: { file: 'groups', key: cell('Email') },
  members: { file: 'members', key: pair('Group', 'Member') },
  aliases: { file: 'aliases', key: pair('Target', 'Alias') },
  resources: { file: 'resources', key: cell('Id') },
  'resource-delegates': { file: 'resource-delegates', key: pair('Resource', 'Delegate') },
  delegates: { file: 'delegates', key: pair('Mailbox', 'Grantee') },
  hidden: { file: 'hidden', key: cell('Email') },
}

function csvLines(content: string, key: KeyOf): StepLines {
  const lines = new Map<number, string>()
  const rows = parse<{ record: Record<string, string>; raw: string }>(content, {
    ...{ bom: true, columns: true, raw: true },
  })
  let line = 2
  for (const { record, raw } of rows) {
    lines.set(line, key(record))
    // A cell may have line breaks in it: programs count lines, not rows.
    line += raw.trimEnd().split('\n').length
  }
  return lines
}

const Body = z.looseObject({
  ...{ domain: z.string().default(''), local_part: z.string().default('') },
  ...{ address: z.string().default(''), description: z.string().default('') },
  ...{ username: z.string().default(''), user1: z.string().default('') },
  ...{ host1: z.string().default(''), items: z.array(z.string()).default([]) },
})
const BodyLine = z.object({ path: z.string(), body: Body })

/** As `kinds` of mailcow-apply.mjs. */
const mailcowKeys: Record<string, (body: z.output<typeof Body>) => string> = {
  '/api/v1/add/domain': ({ domain }) => `domain ${domain}`,
  '/api/v1/add/mailbox': ({ local_part, domain }) => `mailbox ${local_part}@${domain}`,
  '/api/v1/add/alias': ({ address }) => `alias ${address}`,
  '/api/v1/add/resource': ({ description, domain }) => `resource ${description} at ${domain}`,
  '/api/v1/add/syncjob': ({ username, user1, host1 }) =>
    `sync job ${username} from ${user1} at ${host1}`,
  '/api/v1/edit/mailbox': ({ items: [mailbox = ''] }) => `sender ACL ${mailbox}`,
}

function mailcowLines(content: string): StepLines {
  const lines = content.split('\n').flatMap((text, at): [number, string][] => {
    if (text === '') return []
    const { path, body } = BodyLine.parse(JSON.parse(text))
    return [[at + 1, mailcowKeys[path]?.(body) ?? '']]
  })
  return new Map(lines)
}

/** As `judge` of zimbra-compare.sh: of the words of a command, the first ones are addresses. */
function zimbraLines(content: string): StepLines {
  const lines = content.split('\n').flatMap((text, at): [number, string][] => {
    if (/^ *(#.*)?$/.test(text)) return []
    const [command = '', one = '', other = ''] = text.split(' ')
    const isPair = ['aaa', 'adla', 'adlm'].includes(command)
    return [[at + 1, `${command} ${one}${isPair ? ` <- ${other}` : ''}`]]
  })
  return new Map(lines)
}

/** The steps of which a program writes results: by the target, each with the file that it reads. */
function stepsOf(target: KitTarget): Record<string, { path: string; read: typeof mailcowLines }> {
  const csv = (folder: string, steps: typeof googleSteps) =>
    Object.fromEntries(
      Object.entries(steps).map(([step, { file, key }]) => [
        step,
        { path: `${folder}/${file}.csv`, read: (content: string) => csvLines(content, key) },
      ]),
    )
  if (target === 'M365' || target === 'Entra') return csv('20-exchange', exchangeSteps)
  if (target === 'Google') return csv('30-gam', googleSteps)
  if (target === 'mailcow') return { mailcow: { path: 'bodies.ndjson', read: mailcowLines } }
  if (target === 'Zimbra' || target === 'Carbonio')
    return { zimbra: { path: 'commands.txt', read: zimbraLines } }
  return {}
}

/** Returns the steps of a kit whose programs write `result-<step>.csv`. Source: KIT-05. */
export function resultSteps(target: KitTarget, files: readonly { path: string }[]): string[] {
  const there = new Set(files.map(({ path }) => path))
  return Object.entries(stepsOf(target)).flatMap(([step, { path }]) =>
    there.has(path) ? [step] : [],
  )
}

/**
 * Returns the lines of a step of a kit, none if nothing of it goes along; undefined if no program of
 * its target has such a step.
 */
export function resultLines(
  target: KitTarget,
  files: readonly KitFile[],
  step: string,
): StepLines | undefined {
  const steps = stepsOf(target)
  const known = Object.hasOwn(steps, step) ? steps[step] : undefined
  if (!known) return undefined
  const file = files.find(({ path }) => path === known.path)
  return file ? known.read(file.content) : new Map()
}

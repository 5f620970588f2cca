import type { KitFile } from './files.ts'
import type { KitInput } from './make-kit.ts'
import { type KitTarget, moveSteps, type Recipe } from './recipe.ts'
import type { ReconciliationRow } from './reconciliation.ts'
import type { KitWords } from './words.ts'

const names: Partial<Record<KitTarget, string>> = {
  ...{ M365: 'Microsoft 365', Entra: 'Microsoft Entra', Google: 'Google Workspace' },
  ...{ Zoho: 'Zoho Mail', Proton: 'Proton Mail', Postfix: 'Postfix, Dovecot' },
  Generic: 'CSV, NDJSON',
}

/** Returns what people call a target. */
const nameOf = (target: KitTarget) => names[target] ?? target

/** Marks of direction, which would turn the rest of a line round. */
const directions = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** Writes a text of people so that Markdown shows it as it is. */
export function markdownText(text: string): string {
  return text
    .replace(directions, '\uFFFD')
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]()<>#+\-.!|~$&]/g, '\\$&')
}

/** Writes what somebody has to do at the target, by reason. Source: KIT-01. */
export function* byHandFile(
  rows: readonly ReconciliationRow[],
  { target }: Recipe,
  words: KitWords,
): Generator<undefined, KitFile> {
  const byReason = new Map<string, string[]>()
  for (const { disposition, reason = '', label } of rows) {
    if (disposition !== 'byHand') continue
    const labels = byReason.get(reason)
    const line = `- [ ] ${markdownText(label)}`
    if (labels) labels.push(line)
    else byReason.set(reason, [line])
    yield
  }
  const parts = [...byReason].map(
    ([reason, labels]) => `## ${markdownText(reason)}\n\n${labels.join('\n')}\n`,
  )
  const start = `# ${words('byHand.title', { target: nameOf(target) })}\n\n`
  const content = parts.length === 0 ? `${words('byHand.none')}\n` : parts.join('\n')
  return { path: 'by-hand.md', content: start + content }
}

/** Writes what the kit is and in which order it is used. Source: KIT-01, spec 07 §6.7. */
export function readMeFile(
  { recipe, snapshot }: KitInput,
  words: KitWords,
  made: { passwords: number; files: readonly KitFile[] },
): KitFile {
  const { version, checkedOn, readMe } = recipe
  const target = nameOf(recipe.target)
  const steps = moveSteps.map((step, place) => {
    const { commands = [], notes = [] } = readMe[step] ?? {}
    const code =
      commands.length === 0 ? '' : `\n\n   \`\`\`\n   ${commands.join('\n   ')}\n   \`\`\``
    const texts = notes.map((note) => `\n\n   ${words(note)}`).join('')
    return `${place + 1}. ${words(`step.${step}`, { target })}${texts}${code}\n`
  })
  const files = made.files.map(({ path }) => `- \`${path}\``).toSorted()
  const content = [
    `# ${words('readMe.title', { target })}`,
    words('readMe.made', { digest: snapshot.digest, createdAt: snapshot.createdAt }),
    ...(snapshot.isComplete ? [] : [`**${words('readMe.incomplete')}**`]),
    words('readMe.checked', {
      target: version === undefined ? target : `${target} (${version})`,
      checkedOn,
    }),
    words('readMe.reconciliation'),
    made.passwords > 0
      ? words('readMe.passwords', { count: made.passwords })
      : words('readMe.noPasswords'),
    `## ${words('readMe.order')}`,
    steps.join('\n'),
    `## ${words('readMe.files')}`,
    [...files, '- `kit.json`'].join('\n'),
  ].join('\n\n')
  return { path: '00-READ-ME.md', content: `${content}\n` }
}

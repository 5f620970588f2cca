import type { Text } from '../words/texts.ts'
import { awsConsole, type Guide, valueIn } from './guide.ts'

/** A value to enter, as AWS's form calls it, and as drafts do. */
type Entry = { field: string; name: string; enter: string; value: unknown; recorded?: string }

/**
 * What somebody does in the AWS console to set what a draft says, and how they see that it works.
 * It never has a secret, because no draft has one. Source: NOAPI-03, NOAPI-06.
 */
export type WorkOrder = {
  title: string
  notice: string
  organization: { alias: string; organizationId: string; region: string }
  draft: { by: string; at: string }
  console: string
  path: readonly string[]
  cautions: readonly string[]
  entries: readonly Entry[]
  acceptance: readonly string[]
}

type Source = Pick<WorkOrder, 'organization' | 'draft'> & {
  values: Guide['initial']
  recorded: Guide['initial'] | undefined
}

export function workOrderOf(
  guide: Guide,
  { organization, draft, values, recorded }: Source,
  text: Text<'guide'>,
): WorkOrder {
  return {
    title: text('orderTitle', { setting: guide.title, organization: organization.alias }),
    notice: text('orderNotice'),
    ...{ organization, draft, console: awsConsole, path: guide.path },
    cautions: guide.cautions(values, recorded),
    entries: guide.fields.map(({ name, label, words }) => ({
      ...{ field: label, name, enter: words(valueIn(values, name)), value: valueIn(values, name) },
      ...(recorded ? { recorded: words(valueIn(recorded, name)) } : {}),
    })),
    acceptance: guide.acceptance,
  }
}

/** Keeps text from being read as Markdown. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ')
}

function list(items: readonly string[], mark: (index: number) => string): string[] {
  return items.map((item, index) => `${mark(index)} ${escaped(item)}`)
}

/** Returns a work order as a Markdown document. */
export function markdownOf(order: WorkOrder, text: Text<'guide'>): string {
  const { organization, draft, cautions, entries } = order
  const hasRecord = entries.some(({ recorded }) => recorded !== undefined)
  const row = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`
  const heads = [text('field'), text('enter'), ...(hasRecord ? [text('recordedValue')] : [])]
  return [
    `# ${escaped(order.title)}`,
    '',
    escaped(order.notice),
    '',
    `- ${text('organization')}: ${escaped(organization.alias)} (${organization.organizationId})`,
    `- ${text('region')}: ${organization.region}`,
    `- ${escaped(text('orderDraft', draft))}`,
    '',
    `## ${text('steps')}`,
    '',
    `1. ${text('openConsoleAt')} <${order.console}>`,
    ...list(order.path, (index) => `${index + 2}.`),
    `${order.path.length + 2}. ${text('enterValues')}`,
    ...(cautions.length === 0
      ? []
      : ['', `## ${text('cautions')}`, '', ...list(cautions, () => '-')]),
    '',
    `## ${text('values')}`,
    '',
    row(heads),
    row(heads.map(() => '---')),
    ...entries.map(({ field, enter, recorded }) =>
      row([field, enter, ...(recorded === undefined ? [] : [recorded])]),
    ),
    '',
    `## ${text('acceptance')}`,
    '',
    ...list(order.acceptance, () => '- [ ]'),
    '',
  ].join('\n')
}

import type { FactClass } from '../../packages/kits/src/facts.ts'
import type { Holding } from '../../packages/kits/src/recipe.ts'
import { recipes } from '../../packages/kits/src/recipes.ts'

const words: Record<Holding, string> = {
  ...{ carried: 'carried', partly: 'in part', byHand: 'by hand', nothing: '–' },
}

/** What targets hold, in the order of the specification. Source: spec 07 §6.6. */
const classes: Record<FactClass, string> = {
  user: 'user, name, address',
  profile: 'job, department, phone, address',
  alias: 'alias',
  group: 'group',
  member: 'members, nesting',
  groupPermission: 'group holds permissions',
  resource: 'room, equipment',
  booking: 'booking options',
  description: 'description of a resource',
  delegate: 'delegates',
  FULL_ACCESS: '`FULL_ACCESS`',
  SEND_AS: '`SEND_AS`',
  SEND_ON_BEHALF: '`SEND_ON_BEHALF`',
  quota: 'quota',
  hidden: 'hidden from the address list',
  policy: 'retention, rules, roles, recorded settings',
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

/** Returns the page about what each target of kits holds. */
export function kitsPage(): string {
  const isClass = (name: string): name is FactClass => name in classes
  return [
    '# What kits carry',
    '',
    'Generated from the recipes in `packages/kits/src/recipes` by `npm run generate`. A kit is a zip with the files that a',
    'target takes. `reconciliation.csv` in it says of every thing in the snapshot what became of it: carried, by hand or',
    'excluded. “In part” is a loss that somebody has to accept in the linter; “–” is what the target has no need of.',
    '',
    row(['', ...recipes.map(({ target }) => target)]),
    row(['---', ...recipes.map(() => '---')]),
    ...Object.entries(classes).map(([name, title]) =>
      row([title, ...recipes.map(({ holds }) => (isClass(name) ? words[holds[name]] : ''))]),
    ),
    row(['versions', ...recipes.map(({ version = '' }) => version)]),
    row(['compared with the target’s documents on', ...recipes.map(({ checkedOn }) => checkedOn)]),
    '',
  ].join('\n')
}

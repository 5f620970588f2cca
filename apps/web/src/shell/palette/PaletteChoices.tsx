import type { Entity } from '@mailroom/schemas/entities'
import { foldText } from '@mailroom/schemas/fold-text'
import { whyNotFor } from '@mailroom/schemas/why-not'
import type { Choice, CommandDialog } from '@mailroom/ui/CommandDialog'
import { type ComponentProps, memo, use, useLayoutEffect } from 'react'
import { useCan } from '../../kit/access/Can.tsx'
import { useCurrentOrganization, useCurrentRegion } from '../../kit/data/current-region.ts'
import { apiErrorOf } from '../../kit/data/failure.ts'
import { type OrganizationScope, organizationPath } from '../../kit/data/scope.ts'
import { useSession } from '../../kit/data/session.ts'
import { useOpen } from '../../kit/dialog/use-open.ts'
import { entityPath } from '../../kit/entity/entity-path.ts'
import { useStatusWords } from '../../kit/entity/entity-status.ts'
import { useIndexWords } from '../../kit/table/use-index-words.ts'
import { useErrorWords } from '../../kit/words/errors.ts'
import { useText } from '../../kit/words/texts.ts'
import { AreasContext } from '../areas-context.ts'
import { lastHelpDesk } from '../last-help-desk.ts'
import { commands } from './commands.ts'
import { useFoundEntities } from './use-found-entities.ts'

/** How many recent choices are kept. */
const most = 5

/**
 * The recent choices, the last first, as long as this tab is open: the browser stores no names of
 * people.
 */
let recent: readonly { path: string; label: string; description?: string | undefined }[] = []

function recentChoices() {
  return recent
}

function rememberChoice(choice: (typeof recent)[number]): void {
  recent = [choice, ...recent.filter(({ path }) => path !== choice.path)].slice(0, most)
}

const nowhere = { connectionId: '', region: 'us-east-1', organizationId: '' } as const

/** Returns whether all words of a text are in a label. */
function matches(label: string, text: string): boolean {
  const words = foldText(text).split(' ')
  return words.every((word) => foldText(label).includes(word))
}

/** Returns whether a label begins with a text. */
function begins(label: string, text: string): boolean {
  return foldText(label).startsWith(foldText(text))
}

/** Returns the pages and actions that the person may use, each with its address. */
function useCommandChoices(scope: OrganizationScope | undefined) {
  const appText = useText('app')
  const text = useText('search')
  const can = useCan()
  // Outside of an organization, the help desk is the last used one.
  const scopeOf = (path: string) => scope ?? (path === 'help-desk' ? lastHelpDesk() : undefined)
  const { roles } = useSession()
  const region = useCurrentRegion()
  const areas = use(AreasContext)
  return commands(areas, roles, appText, text, region)
    .filter(({ path, operation }) => can(operation) && (path.startsWith('/') || scopeOf(path)))
    .map(({ kind, path, label }) => ({
      kind,
      id: path.startsWith('/') ? path : organizationPath(scopeOf(path) ?? nowhere, path),
      label,
      description: text(kind),
    }))
}

/** Returns the choices for the found entities: their page, and a password reset. */
function useEntityChoices(scope: OrganizationScope) {
  const text = useText('search')
  const statusWords = useStatusWords()
  const can = useCan()
  return (entity: Entity): Choice[] => {
    const { type, name, displayName = name, email } = entity
    const about = [text(`type.${type}`), email ?? name]
    if (entity.state !== 'ENABLED') about.push(statusWords(entity))
    const page = {
      id: entityPath(scope, entity),
      label: displayName,
      description: about.join(' · '),
    }
    const isResettable =
      type === 'USER' && can('users.resetPassword') && !whyNotFor('users.resetPassword', entity)
    if (!isResettable) return [page]
    return [
      page,
      {
        id: entityPath(scope, entity, 'reset-password'),
        label: text('resetPassword', { user: displayName }),
        description: text('action'),
      },
    ]
  }
}

/** What fills the dialog once it is loaded. */
export type Found = Required<
  Pick<ComponentProps<typeof CommandDialog>, 'groups' | 'placeholder' | 'status' | 'onChoose'>
>

type Props = { query: string; onFound: (found: Found) => void }

/**
 * Finds people, groups, resources, pages and actions for a text, and reports them to the dialog, which
 * is on the screen before this is loaded. It renders nothing itself.
 */
export const PaletteChoices = memo(function PaletteChoices({ query, onFound }: Props) {
  const text = useText('search')
  const errorWords = useErrorWords()
  const indexWords = useIndexWords()
  const open = useOpen()
  const scope = useCurrentOrganization()
  const { found, near, error } = useFoundEntities(scope ?? nowhere, query)
  const entityChoices = useEntityChoices(scope ?? nowhere)
  const all = useCommandChoices(scope)

  const wanted = query.trim()
  const recent = recentChoices().map(({ path, ...choice }) => ({ id: path, ...choice }))
  const fitting = all.filter(({ label }) => matches(label, wanted))
  const first = wanted === '' ? [] : fitting.filter(({ label }) => begins(label, wanted))
  const rest = fitting.filter((choice) => !first.includes(choice))
  const isNew = ({ id }: Choice) => wanted !== '' || !recent.some((choice) => choice.id === id)
  const groups = [
    { label: text('recent'), choices: wanted === '' ? recent : [] },
    { label: text('best'), choices: first },
    { label: text('directory'), choices: (found?.items ?? []).flatMap(entityChoices) },
    { label: text('near'), choices: near.flatMap(entityChoices) },
    { label: text('pages'), choices: rest.filter(({ kind }) => kind === 'page').filter(isNew) },
    { label: text('actions'), choices: rest.filter(({ kind }) => kind === 'action').filter(isNew) },
  ]
  const choose = (path: string) => {
    const choice = groups.flatMap(({ choices }) => choices).find(({ id }) => id === path)
    if (choice) rememberChoice({ path, label: choice.label, description: choice.description })
    open(path)
  }
  useLayoutEffect(() =>
    onFound({
      placeholder: text(scope ? 'placeholder' : 'placeholderOutside'),
      groups,
      onChoose: choose,
      status: (
        <>
          {error && errorWords(apiErrorOf(error))}
          {found && !error && `${text('found', { count: found.total })} ${indexWords(found.index)}`}
          {!found && !error && text(scope ? 'hint' : 'hintOutside')}
        </>
      ),
    }),
  )
  return null
})

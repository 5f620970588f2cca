import type { Entity } from '@mailroom/schemas/entities'
import { Button } from '@mailroom/ui/Button'
import type { Column } from '@mailroom/ui/table/DataTable'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import {
  actionColumn,
  dateColumn,
  linkColumn,
  numberColumn,
  statusColumn,
  textColumn,
} from '../../kit/table/columns.tsx'
import { useIndexSource } from '../../kit/table/index-source.tsx'
import { ListTable } from '../../kit/table/ListTable.tsx'
import { useLiveSource } from '../../kit/table/live-source.tsx'
import { useWholeList } from '../../kit/table/whole-list.ts'
import { useWholeSource } from '../../kit/table/whole-source.tsx'
import { type Answers, denies, fails, hangs } from '../answers.ts'
import { type Example, found, press, type Say, type Section, type } from '../example.ts'
import { entities, listing, nobody, searched } from '../samples.ts'

/** A row of any of the sources. */
type Person = Pick<Entity, 'id' | 'name' | 'displayName' | 'email' | 'state' | 'enabledDate'>

/** One column of every kind. */
function columns(say: Say): Column<Person>[] {
  return [
    linkColumn({
      id: 'displayName',
      header: say('Name', 'Benutzerkontoanzeigename'),
      sortBy: 'displayName',
      value: ({ displayName = '' }) => displayName,
      to: ({ id }) => id,
    }),
    statusColumn({
      id: 'state',
      header: say('State', 'Betriebszustand'),
      value: ({ state }) => state,
      type: ({ state }) => (state === 'ENABLED' ? 'success' : 'stopped'),
      words: ({ state }) =>
        state === 'ENABLED'
          ? say('Enabled', 'Uneingeschränkt freigeschaltet')
          : say('Disabled', 'Vorübergehend ausgeschaltet'),
    }),
    textColumn({
      id: 'email',
      header: say('Address', 'Hauptnachrichtenadresse'),
      sortBy: 'email',
      value: ({ email }) => email,
    }),
    numberColumn({
      id: 'quota',
      header: say('Quota', 'Postfachgrößenbeschränkung'),
      value: ({ name }) => (name === 'ana.silva' ? 51_200 : undefined),
    }),
    dateColumn({
      id: 'enabled',
      header: say('Enabled since', 'Freischaltungszeitpunkt'),
      value: ({ enabledDate }) => enabledDate,
    }),
    actionColumn({
      header: say('Action', 'Bearbeitungsmöglichkeit'),
      text: say('Edit', 'Benutzerkonto bearbeiten'),
      to: ({ id }) => `${id}/edit`,
      label: ({ displayName }) =>
        say(`Edit ${displayName}`, `Benutzerkonto bearbeiten: ${displayName}`),
    }),
  ]
}

type TableProps = { say: Say; state: string; full?: boolean }

/** What every list has: the button that adds, and the message of an empty list. */
function common(say: Say) {
  return {
    empty: say('There are no users.', 'Es gibt keine Benutzerkonten.'),
    add: {
      operation: 'users.create' as const,
      to: 'create',
      text: say('Add user', 'Benutzerkonto hinzufügen'),
      disabledReason: undefined,
    },
  }
}

function IndexTable({ say, state, full = true }: TableProps) {
  const source = useIndexSource({
    id: `gallery.${state}`,
    query: { types: ['USER'] },
    columns: columns(say),
    disabledReason: ({ state: is }) =>
      is === 'DISABLED' ? say('It is disabled.', 'Das Benutzerkonto ist gesperrt.') : undefined,
  })
  return (
    <ListTable<Entity>
      {...common(say)}
      source={source}
      title={say(`Index, ${state}`, `Benutzerkontenverzeichnis, ${state}`)}
      rowKey={({ id }) => id}
      {...(full
        ? {
            chosenActions: (
              <Button disabled={source.chosen.count === 0}>
                {say('Reset passwords', 'Kennwörter zurücksetzen')}
              </Button>
            ),
            menu: {
              label: ({ displayName = '' }) =>
                say(`Actions: ${displayName}`, `Bearbeitungsmöglichkeiten: ${displayName}`),
              actions: ({ state: is }) => [
                { id: 'edit', text: say('Edit', 'Benutzerkonto bearbeiten'), onChoose() {} },
                {
                  id: 'delete',
                  text: say('Delete', 'Benutzerkonto unwiderruflich löschen'),
                  isDanger: true,
                  onChoose() {},
                  ...(is === 'ENABLED'
                    ? {
                        disabledReason: say(
                          'Only a disabled user can be deleted.',
                          'Nur ausgeschaltete Benutzerkonten können gelöscht werden.',
                        ),
                      }
                    : {}),
                },
              ],
            },
          }
        : {})}
    />
  )
}

function WholeTable({ say, state }: TableProps) {
  const scope = useOrganizationScope()
  const query = useWholeList('users.list', scope)
  const source = useWholeSource<Person>({
    id: `gallery.whole.${state}`,
    operation: 'users.list',
    input: scope,
    query,
    columns: columns(say),
  })
  return (
    <ListTable
      {...common(say)}
      source={source}
      title={say(`Whole, ${state}`, `Gesamtbenutzerkontenliste, ${state}`)}
      description={say('Read completely.', 'Vollständig eingelesene Benutzerkontenaufstellung.')}
      rowKey={({ id }) => id}
      oneChosen={{
        label: ({ displayName = '' }) => say(`Select ${displayName}`, `${displayName} auswählen`),
        noneReason: say('Select a user first.', 'Wählen Sie zuerst ein Benutzerkonto aus.'),
        actions: [
          {
            operation: 'users.update',
            text: say('Edit', 'Benutzerkonto bearbeiten'),
            to: ({ id }) => id,
          },
        ],
      }}
    />
  )
}

function LiveTable({ say, state }: TableProps) {
  const source = useLiveSource({
    operation: 'users.list',
    input: useOrganizationScope(),
    as: 'part',
    columns: columns(say),
  })
  return (
    <ListTable
      {...common(say)}
      source={source}
      title={say(`Live, ${state}`, `Unmittelbare Benutzerkontenliste, ${state}`)}
      rowKey={({ id }) => id}
    />
  )
}

/** Returns a page of users, as AWS pages them. */
function userPage(start: number, size: number) {
  const end = start + size
  return {
    items: entities.slice(start, end).map((user) => ({ ...user, userRole: 'USER' as const })),
    ...(end < entities.length ? { nextToken: String(end) } : {}),
  }
}

const users: Answers['users.list'] = ({ nextToken = '0', maxResults = 25 }) =>
  userPage(Number(nextToken), maxResults)

/** The states that a list has whatever its source is. */
function states(
  operation: 'users.list' | 'entities.search',
  show: (say: Say, state: string) => ReturnType<Example['show']>,
): Example[] {
  const state = (name: string, says: string[], answer: () => never | Promise<never>) => ({
    state: name,
    says: ['Add user', ...says],
    answers: { [operation]: answer },
    show: (say: Say) => show(say, name),
  })
  return [
    state('loading', ['Loading:'], hangs),
    state('error', ['AWS could not be reached.', 'Retry'], fails('AwsUnreachable')),
    state(
      'forbidden',
      ['AWS denied access.', 'workmail:ListUsers', 'Add this statement', 'Copy'],
      denies('workmail:ListUsers'),
    ),
  ]
}

const rows = ['Ana Silva', 'Bruno Costa', 'Enabled', 'Disabled', 'Add user', 'Edit']

const index: Section = {
  block: 'ListTable with useIndexSource',
  examples: [
    {
      state: 'many rows',
      says: [...rows, '(12)'],
      search: '?pageSize=10',
      show: (say) => <IndexTable say={say} state="many rows" />,
    },
    {
      state: 'selected rows',
      says: ['2 selected', 'Select all 12 matches', 'Reset passwords'],
      answers: { 'entities.search': () => searched(0, 3) },
      act: async (example) => {
        for (const nth of [1, 3]) {
          await press(example, `tbody tr:nth-child(${nth}) input`)
        }
        await found(example, '.data-table-strip')
      },
      show: (say) => <IndexTable say={say} state="selected rows" />,
    },
    {
      state: 'searched, with marks',
      says: ['Ana Silva'],
      answers: { 'entities.search': () => searched(0, 3) },
      act: async (example) => {
        await type(example, 'ana')
        await found(example, 'mark')
      },
      show: (say) => <IndexTable say={say} state="searched" full={false} />,
    },
    {
      state: 'empty',
      says: ['There are no users.', 'Add user'],
      answers: { 'entities.search': () => nobody },
      show: (say) => <IndexTable say={say} state="empty" />,
    },
    {
      state: 'no match',
      says: ['Nothing matches.'],
      answers: { 'entities.search': () => nobody },
      act: (example) => type(example, 'nobody'),
      show: (say) => <IndexTable say={say} state="no match" />,
    },
    {
      state: 'directory being read',
      says: ['Loading:'],
      answers: { 'entities.search': () => listing },
      show: (say) => <IndexTable say={say} state="being read" />,
    },
    ...states('entities.search', (say, state) => <IndexTable say={say} state={state} />),
  ],
}

const whole: Section = {
  block: 'ListTable with useWholeSource',
  examples: [
    {
      state: 'many rows',
      says: [...rows, '(12)', 'Read completely.'],
      answers: { 'users.list': users },
      show: (say) => <WholeTable say={say} state="many rows" />,
    },
    {
      state: 'one chosen',
      says: rows,
      answers: { 'users.list': () => ({ items: userPage(0, 3).items }) },
      act: (example) => press(example, 'tbody input'),
      show: (say) => <WholeTable say={say} state="one chosen" />,
    },
    {
      state: 'empty',
      says: ['There are no users.', 'Add user'],
      answers: { 'users.list': () => ({ items: [] }) },
      show: (say) => <WholeTable say={say} state="empty" />,
    },
    {
      state: 'no match',
      says: ['Nothing matches.'],
      answers: { 'users.list': users },
      act: (example) => type(example, 'nobody'),
      show: (say) => <WholeTable say={say} state="no match" />,
    },
    ...states('users.list', (say, state) => <WholeTable say={say} state={state} />),
  ],
}

const live: Section = {
  block: 'ListTable with useLiveSource',
  examples: [
    {
      state: 'many rows',
      says: [...rows, 'AWS CLI'],
      search: '?users.pageSize=10',
      answers: { 'users.list': users },
      show: (say) => <LiveTable say={say} state="many rows" />,
    },
    {
      state: 'empty',
      says: ['There are no users.', 'Add user'],
      answers: { 'users.list': () => ({ items: [] }) },
      show: (say) => <LiveTable say={say} state="empty" />,
    },
    {
      state: 'empty page, more follow',
      says: ['This page of the list is empty, but more pages follow.', 'Next page'],
      answers: { 'users.list': () => ({ items: [], nextToken: 'more' }) },
      show: (say) => <LiveTable say={say} state="empty page" />,
    },
    ...states('users.list', (say, state) => <LiveTable say={say} state={state} />),
  ],
}

export const tableSections: readonly Section[] = [index, whole, live]

import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Input, { type InputProps } from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { FoundUser } from '@mailroom/schemas/users'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Outlet, useMatch, useResolvedPath } from 'react-router'
import { useWhyNot } from '../../../kit/access/use-why-not.ts'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useOpen } from '../../../kit/dialog/use-open.ts'
import { diagnosisPath } from '../../../kit/entity/diagnosis-path.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { IndexNote } from '../../../kit/table/IndexNote.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { rememberHelpDesk } from '../../../shell/last-help-desk.ts'
import { MyLastResets } from './MyLastResets.tsx'
import { optionIdOf, PeopleFound, peopleListId } from './PeopleFound.tsx'
import { useCallerKeys, usePeople } from './use-caller.ts'

/** Focuses the search whenever no dialog is open; selects its text for the next caller. */
function useSearchFocus() {
  const search = useRef<InputProps.Ref>(null)
  const { pathname } = useResolvedPath('')
  const isOnTop = useMatch(pathname) !== null
  useEffect(() => {
    if (!isOnTop) return
    const frame = requestAnimationFrame(() => {
      search.current?.focus()
      search.current?.select()
    })
    return () => cancelAnimationFrame(frame)
  }, [isOnTop])
  return { search, isOnTop }
}

/**
 * Loads what a reset needs while the person types: the dialog, and whether passwords can be reset
 * here.
 */
function useReadyForReset() {
  useRead('identityProvider.describe', useOrganizationScope())
  useEffect(() => {
    void import('./ResetPasswordDialog.tsx')
  }, [])
}

/** Returns the result of the search in words. */
function useFoundWords() {
  const text = useText('users')
  return ({
    people,
    more,
    isGuess,
    isPartial,
    isCurrent,
    isSlow,
  }: ReturnType<typeof usePeople>): string => {
    if (isSlow) return text('searching')
    if (!isCurrent) return ''
    if (isPartial && people.length === 0) return text('foundNobodyYet')
    if (isGuess && people.length > 0) return text('didYouMean')
    return text(more ? 'foundMore' : 'foundCount', { count: people.length })
  }
}

/**
 * Says how old the index is in which nobody was found, and offers to refresh the directory. The
 * search is repeated with every newer index.
 */
function ReadingAge() {
  const client = useQueryClient()
  const input = { ...useOrganizationScope(), query: {}, limit: 1 }
  const { data } = useRead('entities.search', input)
  const asOf = data?.index.asOf
  const [first, setFirst] = useState(asOf)
  useEffect(() => {
    if (asOf === first) return
    setFirst(asOf)
    if (first !== undefined) void client.invalidateQueries({ queryKey: ['users.find'] })
  }, [asOf, first, client])
  return data && <IndexNote index={data.index} canRefresh />
}

/** Finds a person while somebody waits on the phone: type, Enter, Enter. Source: USR-25, GEN-04. */
export function HelpDeskPage() {
  const app = useText('app')
  const text = useText('users')
  const elsewhere = useWhyNot()('users.resetPassword')
  const foundWords = useFoundWords()
  const openPage = useOpen()
  const scope = useOrganizationScope()
  const { search, isOnTop } = useSearchFocus()
  useReadyForReset()
  const { connectionId, region, organizationId } = scope
  useEffect(
    () => rememberHelpDesk({ connectionId, region, organizationId }),
    [connectionId, region, organizationId],
  )
  const [typed, setTyped] = useState('')
  const wanted = typed.trim()
  const found = usePeople(wanted)
  const { people, error, refetch, input } = found
  const open = useCallback(
    ({ id }: FoundUser) => {
      if (isOnTop) openPage(id)
    },
    [isOnTop, openPage],
  )
  const { active, mark, press } = useCallerKeys(wanted, found, open)
  const caller = active ?? (people.length === 1 ? people[0] : undefined)
  return (
    <Page
      title={text('helpDesk')}
      description={elsewhere === undefined ? text('helpDeskDescription') : undefined}
    >
      {elsewhere !== undefined && <Alert type="info">{elsewhere}</Alert>}
      <Container>
        <SpaceBetween size="l">
          <FormField label={text('findPerson')} constraintText={text('findPersonHint')}>
            <Input
              ref={search}
              value={typed}
              autoComplete={false}
              spellcheck={false}
              nativeInputAttributes={{
                role: 'combobox',
                'aria-autocomplete': 'list',
                'aria-expanded': people.length > 0,
                ...(people.length > 0 ? { 'aria-controls': peopleListId } : {}),
                ...(active ? { 'aria-activedescendant': optionIdOf(active) } : {}),
              }}
              onChange={({ detail }) => {
                setTyped(detail.value)
                mark(undefined)
              }}
              onKeyDown={(event) => {
                const { key, isComposing } = event.detail
                if (!isComposing && press(key)) event.preventDefault()
              }}
            />
          </FormField>
          {error && <ErrorAlert error={apiErrorOf(error)} onRetry={refetch} />}
          <SpaceBetween direction="horizontal" size="xs" alignItems="center">
            <div role="status">{foundWords(found)}</div>
            {found.isCurrent && !found.isPartial && (people.length === 0 || found.isGuess) && (
              <ReadingAge />
            )}
          </SpaceBetween>
          {people.length > 0 && <PeopleFound people={people} active={active} onChoose={open} />}
          {caller?.email !== undefined && (
            <AppLink to={diagnosisPath(scope, caller.email)}>
              {app('diagnoseOf', { address: caller.email })}
            </AppLink>
          )}
          {input.text !== '' && <CliCommand id="users.find" input={input} />}
        </SpaceBetween>
      </Container>
      <MyLastResets />
      <Outlet />
    </Page>
  )
}

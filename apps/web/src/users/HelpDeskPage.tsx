import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Input, { type InputProps } from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { UserSummary } from '@mailroom/schemas'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Outlet, useMatch, useNavigate, useResolvedPath } from 'react-router'
import { apiErrorOf } from '../app/api/failure.ts'
import { readOptions } from '../app/api/use-read.ts'
import { CliCommand } from '../app/CliCommand.tsx'
import { openedHere } from '../app/dialog/use-close-dialog.ts'
import { ErrorAlert } from '../app/ErrorAlert.tsx'
import { Page } from '../app/Page.tsx'
import { useOrganizationScope } from '../app/scope.ts'
import { useText } from '../app/texts/texts.ts'
import { useSettled } from '../app/use-settled.ts'
import { PeopleFound } from './PeopleFound.tsx'

/** After this pause in typing, in milliseconds, the directory is asked. */
const pauseMs = 120

/** Whoever the help desk may mean by what was typed. */
function usePeople(text: string) {
  const input = { ...useOrganizationScope(), text }
  const query = useQuery({
    ...readOptions('users.find', input),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })
  return { input, ...query }
}

/** Puts the focus into the search whenever no dialog lies over the page: at first, and again for the next caller. */
function useSearchFocus() {
  const search = useRef<InputProps.Ref>(null)
  const { pathname } = useResolvedPath('')
  const isOnTop = useMatch(pathname) !== null
  useEffect(() => {
    if (!isOnTop) return
    const frame = requestAnimationFrame(() => search.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [isOnTop])
  return search
}

/** Finds a person while somebody waits on the phone: type, Enter, Enter. Source: USR-25, GEN-04. */
export function HelpDeskPage() {
  const text = useText('users')
  const navigate = useNavigate()
  const search = useSearchFocus()
  const [typed, setTyped] = useState('')
  const wanted = typed.trim()
  const settled = useSettled(wanted, pauseMs)
  const { input, data, error, isFetching, refetch } = usePeople(settled)
  const people = wanted === '' ? undefined : data
  const isCurrent = settled === wanted && !isFetching
  const open = ({ id }: UserSummary) => void navigate(id, { state: openedHere })
  const openOnly = () => {
    const [only, another] = people?.items ?? []
    if (isCurrent && only && !another && !people?.more) open(only)
  }
  return (
    <Page title={text('helpDesk')} description={text('helpDeskDescription')}>
      <Container>
        <SpaceBetween size="l">
          <FormField label={text('findPerson')} constraintText={text('findPersonHint')}>
            <Input
              ref={search}
              type="search"
              value={typed}
              autoComplete={false}
              spellcheck={false}
              onChange={({ detail }) => setTyped(detail.value)}
              onKeyDown={({ detail }) => {
                if (detail.key === 'Enter') openOnly()
              }}
            />
          </FormField>
          {error && wanted !== '' && (
            <ErrorAlert error={apiErrorOf(error)} onRetry={() => void refetch()} />
          )}
          <div role="status">
            {people &&
              isCurrent &&
              text(people.more ? 'foundMore' : 'foundCount', { count: people.items.length })}
          </div>
          {people && people.items.length > 0 && <PeopleFound people={people.items} />}
          {settled !== '' && <CliCommand id="users.find" input={input} />}
        </SpaceBetween>
      </Container>
      <Outlet />
    </Page>
  )
}

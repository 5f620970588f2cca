import { type SortKey, sortKeys } from '../index/find-rows.ts'
import { call, useTold } from '../session.ts'
import { useWords } from './formats.ts'
import { Progress } from './Progress.tsx'

export type ListQuery = {
  folder: number | undefined
  words: string
  withBodies: boolean
  sort: SortKey
  descending: boolean
}

type Props = { query: ListQuery; setQuery(query: ListQuery): void; onFailure(): void }

/** Searches headers as people type, and bodies when they ask for it; orders the list. Source: ARC-05. */
export function SearchBar({ query, setQuery, onFailure }: Props) {
  const words = useWords()
  const { search } = useTold()
  const isRunning = query.withBodies && search !== undefined && search.done < search.all
  return (
    <form
      class="search-bar"
      aria-label={words('searchLabel')}
      onSubmit={(event) => {
        event.preventDefault()
        if (query.words.trim() === '') return
        setQuery({ ...query, withBodies: true })
        call('search', query.folder, query.words).catch(onFailure)
      }}
    >
      <label>
        {words('searchHeaders')}{' '}
        <input
          type="search"
          value={query.words}
          onInput={({ currentTarget }) => {
            if (query.withBodies) call('cancel').catch(onFailure)
            setQuery({ ...query, words: currentTarget.value, withBodies: false })
          }}
        />
      </label>
      <button type="submit" disabled={query.words.trim() === ''}>
        {words('searchBodies')}
      </button>
      <label>
        {words('sortBy')}{' '}
        <select
          value={query.sort}
          onChange={({ currentTarget }) => {
            const sort = sortKeys.find((key) => key === currentTarget.value) ?? 'date'
            setQuery({ ...query, sort, descending: sort === 'date' || sort === 'size' })
          }}
        >
          {sortKeys.map((key) => (
            <option key={key} value={key}>
              {words(`sort.${key}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" onClick={() => setQuery({ ...query, descending: !query.descending })}>
        {words(query.descending ? 'descending' : 'ascending')}
      </button>
      {isRunning && (
        <>
          <Progress done={search.done} all={search.all}>
            {words('searching', { done: search.done, all: search.all, found: search.found })}
          </Progress>
          <button type="button" onClick={() => call('cancel').catch(onFailure)}>
            {words('stop')}
          </button>
        </>
      )}
      {query.withBodies && search && !isRunning && (
        <span role="status">
          {words('searched', { count: search.found, all: search.all })}
          {search.notRead > 0 && ` ${words('notSearched', { count: search.notRead })}`}
        </span>
      )}
    </form>
  )
}

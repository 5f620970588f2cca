import SpaceBetween from '@cloudscape-design/components/space-between'
import { type AccessEntry, reviewStates, unreviewedStates } from '@mailroom/schemas/access-paths'
import { Select } from '@mailroom/ui/Select'
import type { Selection } from '@mailroom/ui/table/DataTable'
import { useState } from 'react'
import { Outlet, useLocation } from 'react-router'
import { useCan } from '../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { AppButton } from '../../kit/page/AppButton.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { ListTable } from '../../kit/table/ListTable.tsx'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { entryKey } from './entry-key.ts'
import { PathFilters } from './PathFilters.tsx'
import { Unread } from './Unread.tsx'
import { useAccessChoices, useAccessFilter } from './use-access-filter.ts'
import { usePathColumns } from './use-path-columns.tsx'
import { usePathsSource } from './use-paths-source.tsx'
import { useWayWords } from './use-way-words.ts'

function StateFilter() {
  const text = useText('accessExplorer')
  const [state, choose] = useAccessChoices().review
  return (
    <Select
      ariaLabel={text('review')}
      options={[
        { value: '', label: text('any.review') },
        ...reviewStates.map((value) => ({ value, label: text(`review.${value}`) })),
      ]}
      value={state ?? ''}
      onChange={choose}
    />
  )
}

/**
 * The ways that somebody reviews, those first that nobody has reviewed as they are now: gone,
 * changed, due again, new. Source: issue 14, point 7.
 */
export function ReviewsPage() {
  const text = useText('accessExplorer')
  const { number } = useFormats()
  const { way } = useWayWords()
  const mayReview = useCan()('accessReviews.put')
  const scope = useOrganizationScope()
  const { search } = useLocation()
  const [chosen, setChosen] = useState<readonly AccessEntry[]>([])
  const { filter, count } = useAccessFilter()
  const { source, read } = usePathsSource({
    ...{ id: 'accessReviews', columns: usePathColumns({ byReview: true }), count, byReview: true },
    filter: { ...filter, withOwn: false },
  })
  const keys = new Set(chosen.map(entryKey))
  const { total = 0, reviews } = read.data ?? {}
  const waiting = filter.review
    ? total
    : unreviewedStates.reduce((sum, state) => sum + (reviews?.[state] ?? 0), 0)
  const selection: Selection<AccessEntry> = {
    kind: 'multi',
    selected: keys,
    onChange: (ids) =>
      setChosen(
        [...chosen, ...(read.data?.items ?? []).filter((row) => !keys.has(entryKey(row)))].filter(
          (row) => ids.has(entryKey(row)),
        ),
      ),
    label: (entry) =>
      text('choose', { mailbox: entry.mailboxName, who: entry.holderName, way: way(entry) }),
  }
  const words = () => {
    if (chosen.length > 0) return text('reviewChosen', { count: chosen.length })
    return waiting === 0 ? text('reviewNone') : text('reviewAll', { count: waiting })
  }
  return (
    <Page
      title={text('reviews')}
      description={text(mayReview ? 'reviewsMeaning' : 'reviewsShown')}
      actions={
        <AppButton to={organizationPath(scope, 'access-explorer')}>{text('title')}</AppButton>
      }
    >
      <SpaceBetween size="l">
        {read.data && <Unread unread={read.data.unread} />}
        <ListTable
          source={source}
          title={text('reviewedWays')}
          description={
            reviews &&
            text('reviewCounts', {
              ...{ gone: number(reviews.gone), changed: number(reviews.changed) },
              ...{ due: number(reviews.due), new: number(reviews.new) },
              reviewed: number(reviews.reviewed),
            })
          }
          filter={
            <SpaceBetween direction="horizontal" size="xs">
              <StateFilter />
              <PathFilters />
            </SpaceBetween>
          }
          actions={
            mayReview && (
              <AppButton
                to={`review${search}`}
                disabledReason={
                  chosen.length + waiting > 0
                    ? undefined
                    : text(total === 0 ? 'none' : 'noneWaiting')
                }
              >
                {words()}
              </AppButton>
            )
          }
          {...(mayReview ? { selection } : {})}
          empty={text('none')}
          rowKey={entryKey}
        />
      </SpaceBetween>
      <Outlet context={{ chosen, forget: () => setChosen([]) }} />
    </Page>
  )
}

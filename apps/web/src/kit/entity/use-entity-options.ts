import type { IconProps } from '@cloudscape-design/components/icon'
import type { Entity, EntityQuery, EntityType } from '@mailroom/schemas/entities'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiErrorOf } from '../data/failure.ts'
import { useOrganizationScope } from '../data/scope.ts'
import { readOptions } from '../data/use-read.ts'
import { useSettled } from '../data/use-settled.ts'
import { useErrorWords } from '../words/errors.ts'
import { useText } from '../words/texts.ts'
import { nameOf } from './entity-name.ts'

/** The query for the offered entities. `text` is what the person types. */
export type Offered = Omit<EntityQuery, 'text' | 'ids'>

/** Returns why a matching entity cannot be selected; undefined if it can. */
export type WhyNot = (entity: Entity) => string | undefined

const icons = {
  USER: 'user-profile',
  GROUP: 'group',
  RESOURCE: 'calendar',
} as const satisfies Record<EntityType, IconProps.Name>

/** The pause in typing after which the index is searched. Milliseconds. */
const pauseMs = 120
const most = 50

/** Returns a user, group or resource as an option of Cloudscape's selects. */
export function optionOf(entity: Entity, reason?: string) {
  return {
    value: entity.id,
    label: nameOf(entity),
    description: entity.email ?? entity.name,
    iconName: icons[entity.type],
    ...(reason === undefined ? {} : { disabled: true, disabledReason: reason }),
  }
}

/** Returns the options for the typed text in a picker, and the state of the search in words. */
export function useEntityOptions(offered: Offered, whyNot: WhyNot) {
  const text = useText('directory')
  const errorWords = useErrorWords()
  const [typed, setTyped] = useState('')
  const wanted = useSettled(typed.trim(), pauseMs)
  const query = { ...offered, ...(wanted === '' ? {} : { text: wanted }) }
  const input = { ...useOrganizationScope(), query, limit: most }
  const { data, error, isFetching, refetch } = useQuery({
    ...readOptions('entities.search', input),
    placeholderData: keepPreviousData,
  })
  const found = data?.items ?? []
  const isFilling = data !== undefined && ['EMPTY', 'LISTING'].includes(data.index.phase)
  const words = () => {
    if (isFilling) return text('picker.filling', { count: data.index.done })
    if (data && data.total > found.length) return text('picker.more', { count: data.total })
    return ''
  }
  return {
    found,
    props: {
      options: found.map((entity) => optionOf(entity, whyNot(entity))),
      filteringType: 'manual',
      statusType: error ? 'error' : isFetching && !data ? 'loading' : 'finished',
      placeholder: text('picker.placeholder'),
      filteringPlaceholder: text('picker.search'),
      filteringAriaLabel: text('picker.search'),
      loadingText: text('picker.loading'),
      finishedText: words(),
      empty: wanted === '' ? text('picker.nobody') : text('picker.noMatch', { text: wanted }),
      errorText: error ? errorWords(apiErrorOf(error)) : '',
      onLoadItems: ({ detail }: { detail: { filteringText: string; samePage: boolean } }) => {
        setTyped(detail.filteringText)
        if (detail.samePage) void refetch()
      },
    } as const,
  }
}

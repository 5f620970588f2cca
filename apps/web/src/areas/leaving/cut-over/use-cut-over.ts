import type { ApiError } from '@mailroom/schemas/api-error'
import { type CutOver, type Gate, wantedPurposes } from '@mailroom/schemas/cut-overs'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { call } from '../../../kit/data/call.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useAwsNow } from '../../../kit/data/use-aws-now.ts'
import { readOptions, useLoaded, useRead } from '../../../kit/data/use-read.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

/** Returns the domain in the address, as the operations of a cut-over take it. */
export function useCutOverInput() {
  const { domainName: domain = '' } = useParams()
  return { ...useOrganizationScope(), domain }
}

/** How long a check is fresh while somebody looks. Milliseconds. Source: CUT-06. */
const freshMs = 60_000

/**
 * Reads the cut-over of the domain in the address, and asks the DNS while the page is open: each
 * minute, whoever asked last. It is no read of its own, so that a write does not ask the DNS again.
 * Source: CUT-06.
 */
export function useCheckedCutOver() {
  const input = useCutOverInput()
  const client = useQueryClient()
  const query = useRead('cutOvers.describe', input)
  const skewMs = useAwsNow().getTime() - Date.now()
  const { recorded, state, checkedAt } = query.data ?? {}
  const isAsked = recorded !== undefined && state !== 'DONE'
  const check = useQuery({
    queryKey: ['checkOfCutOver', input],
    queryFn: async ({ signal }) => {
      const checked = await call('cutOvers.check', input, signal)
      const { queryKey } = readOptions('cutOvers.describe', input)
      // A write that came in between is newer.
      client.setQueryData<CutOver>(queryKey, (known) =>
        known && known.version > checked.version ? known : checked,
      )
      return checked.checkedAt ?? null
    },
    ...{ enabled: isAsked, staleTime: freshMs, refetchInterval: freshMs },
    refetchOnWindowFocus: false,
    ...(checkedAt === undefined
      ? {}
      : { initialData: checkedAt, initialDataUpdatedAt: Date.parse(checkedAt) - skewMs }),
  })
  return { query, check, isAsked }
}

/** Returns the cut-over that the page around has loaded, as the last check saw it. */
export function useCutOver(): CutOver {
  return useLoaded('cutOvers.describe', useCutOverInput())
}

/**
 * Returns the cut-over as it was when a dialog was opened: what a person decides on does not change
 * under their hands, and the backend refuses what is based on an older state.
 */
export function useSeenCutOver(): CutOver {
  const cutOver = useCutOver()
  const [seen] = useState(cutOver)
  return seen
}

/** Returns the words of an error where somebody else was faster; those of its code otherwise. */
export function useMovedOn(): (error: ApiError) => string | undefined {
  const text = useText('cutOver')
  return ({ code }) =>
    code === 'Conflict' ? `${text('movedOn')} ${text('movedOnMeaning')}` : undefined
}

/** Returns why a gate does not hold, or holds without anything to see; undefined if nothing is told. */
export function useReasonWords(): (gate: Gate) => string | undefined {
  const text = useText('cutOver')
  const { list } = useFormats()
  return ({ id, reason, until, values = [] }) => {
    // A moment says more than that it takes a while.
    if (reason === undefined || (reason === 'waiting' && until !== undefined)) return undefined
    // The state of these says it.
    if (reason === 'notBegun' || reason === 'overridden' || reason === 'alternative')
      return undefined
    if (id === 'sesSilent' && reason === 'sending')
      return text('reason.sendingOr', { gate: text('gate.sesStays'), count: values.join() })
    if (id === 'dmarcSafe' && reason === 'unsafe')
      return text('reason.unsafeOr', { gate: text('gate.dkimAligned') })
    if (id === 'oldTtlPassed' && reason === 'stillOld') return text('reason.stillOldTtl')
    const said = values.map((value) => {
      const purpose = wantedPurposes.find((each) => each === value)
      return purpose && id === 'recordsEntered' ? text(`purpose.${purpose}`) : value
    })
    return text(`reason.${reason}`, { values: said.length === 0 ? 'none' : list(said) })
  }
}

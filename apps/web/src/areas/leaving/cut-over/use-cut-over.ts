import type { ApiError } from '@mailroom/schemas/api-error'
import { type CutOver, type Gate, wantedPurposes } from '@mailroom/schemas/cut-overs'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useLoaded, useRead } from '../../../kit/data/use-read.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

/** Returns the domain in the address, as the operations of a cut-over take it. */
export function useCutOverInput() {
  const { domainName: domain = '' } = useParams()
  return { ...useOrganizationScope(), domain }
}

/** Whether the DNS has something to say about a cut-over: it is recorded, and not done. */
function isWatched({ recorded, state }: CutOver): boolean {
  return recorded !== undefined && state !== 'DONE'
}

/** Returns the newer of two answers about a cut-over. */
function newerOf(known: CutOver, checked: CutOver | undefined): CutOver {
  if (!checked || checked.version < known.version) return known
  return (known.checkedAt ?? '') > (checked.checkedAt ?? '') ? known : checked
}

/**
 * Reads the cut-over of the domain in the address, and asks the DNS while the page is open. Everybody
 * sees what any check has found. Source: CUT-06.
 */
export function useCheckedCutOver() {
  const input = useCutOverInput()
  const known = useRead('cutOvers.describe', input)
  const isAsked = known.data !== undefined && isWatched(known.data)
  const check = useRead('cutOvers.check', input, { enabled: isAsked })
  const data = known.data && newerOf(known.data, isAsked ? check.data : undefined)
  return { query: { ...known, data }, check, isAsked }
}

/** Returns the cut-over that the page around has loaded, as the last check saw it. */
export function useCutOver(): CutOver {
  const input = useCutOverInput()
  const known = useLoaded('cutOvers.describe', input)
  const check = useRead('cutOvers.check', input, { enabled: isWatched(known) })
  return newerOf(known, isWatched(known) ? check.data : undefined)
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
  return ({ id, reason, values = [] }) => {
    if (reason === undefined) return undefined
    if (id === 'oldTtlPassed' && reason === 'stillOld') return text('reason.stillOldTtl')
    const said = values.map((value) => {
      const purpose = wantedPurposes.find((each) => each === value)
      return purpose && id === 'recordsEntered' ? text(`purpose.${purpose}`) : value
    })
    return text(`reason.${reason}`, { values: said.length === 0 ? 'none' : list(said) })
  }
}

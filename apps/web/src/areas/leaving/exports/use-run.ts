import { type ExportRun, skippedLater } from '@mailroom/schemas/export-runs'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'

/** Returns the part of the input that names the run in the address. */
export function useRunInput() {
  const { runId = '' } = useParams()
  return { ...useOrganizationScope(), runId }
}

/**
 * Reads the run in the address, again while it changes; reads its mailboxes again whenever their
 * counts change.
 */
export function useRun() {
  const client = useQueryClient()
  const query = useRead('exportRuns.describe', useRunInput())
  const seen = query.data && JSON.stringify([query.data.state, query.data.counts])
  useEffect(() => {
    if (seen !== undefined) void client.invalidateQueries({ queryKey: ['exportRuns.listItems'] })
  }, [client, seen])
  return query
}

/**
 * Returns how many mailboxes of a run were to be exported when it was started, and what has become of
 * these: one that AWS has refused has failed, too.
 */
export function progressOf(run: ExportRun) {
  const { COMPLETED: done = 0, FAILED = 0, CANCELLED: cancelled = 0 } = run.counts
  const { LOST = 0, SKIPPED = 0 } = run.counts
  const refused = skippedLater(run)
  return { all: run.total - SKIPPED + refused, done, failed: FAILED + LOST + refused, cancelled }
}

/** Returns how many mailboxes a person may retry. Source: XQ-13. */
export function toRetry({
  counts,
  mismatches = 0,
}: Pick<ExportRun, 'counts'> & { mismatches?: number }): number {
  return (counts.FAILED ?? 0) + (counts.CANCELLED ?? 0) + (counts.LOST ?? 0) + mismatches
}

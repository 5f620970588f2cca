import type { SES } from '@aws-sdk/client-ses'
import {
  InvalidParameterException,
  OrganizationNotFoundException,
  type WorkMail,
} from '@aws-sdk/client-workmail'
import { parseRow, rowOf, type SnapshotRow } from '@mailroom/schemas/snapshot-kinds'
import { refusalOfAwsError } from '../aws/aws-errors.ts'
import { Refusal } from '../operations/refusal.ts'
import type { SnapshotTaskRow } from '../store/snapshot-tables.ts'

/** AWS as a snapshot reads it, at the pace of its connection. */
export type Source = {
  organizationId: string
  workmail: WorkMail
  /** Error: ServiceDisabled. */
  ses: () => Promise<SES>
  /** The time at AWS. */
  now: () => Date
  pageSize: number
}

export type Task = SnapshotTaskRow
/** A task that another one has found, with what the list told. */
export type FoundTask = { kind: string; subject: string; listed?: string }

/** What reading a task came to. */
export type Reading = {
  task: Task
  rows: SnapshotRow[]
  found: FoundTask[]
  calls: number
  /** The token of the next page: the task goes on with it. */
  nextToken?: string | undefined
}

type Paging = { NextToken: string | undefined; MaxResults: number }

/** How often a call may fail in passing before it counts as unanswered. */
const mostTries = 3

/** Errors of the credentials of the connection, which say nothing about what was asked. */
const ofCredentials =
  /^(ExpiredToken|UnrecognizedClient|InvalidClientTokenId|InvalidSignature|IncompleteSignature|SignatureDoesNotMatch|MissingAuthenticationToken)/

/** Whether an error will pass by itself, or with other credentials. */
function isPassing({ status, error }: Refusal): boolean {
  return status >= 429 || ofCredentials.test(error.code)
}

/**
 * Asks AWS for the parts of a task. A refusal becomes a row of kind `gap`, so that the others are
 * still read. Errors: those that pass; OrganizationNotFoundException.
 */
export function reader(source: Source, task: Task) {
  const reading: Reading = { task, rows: [], found: [], calls: 0 }
  const gap = (operation: string, code: string) => {
    const subject = task.subject || 'organization'
    reading.rows.push({ kind: 'gap', operation, subject, code })
  }
  const row = (kind: SnapshotRow['kind'], members: Record<string, unknown>) => {
    const parsed = parseRow(rowOf(kind, members))
    if ('row' in parsed) reading.rows.push(parsed.row)
    else gap(kind, 'UnexpectedAwsAnswer')
  }

  /** Returns AWS's answer; undefined if it refuses. */
  const ask = async <Answer>(operation: string, call: () => Promise<Answer>) => {
    reading.calls++
    try {
      return await call()
    } catch (error) {
      if (error instanceof OrganizationNotFoundException) throw error
      const known = refusalOfAwsError(error)
      if (!(known instanceof Refusal)) throw error
      if (isPassing(known) && task.tries < mostTries) throw known
      gap(operation, known.error.code)
      return undefined
    }
  }

  /** Returns the items of all pages of a list; those before a refusal. An absent page is empty. */
  const all = async <Page extends { NextToken?: string | undefined }, Item>(
    operation: string,
    page: (paging: Paging) => Promise<Page | undefined>,
    itemsOf: (page: Page) => readonly Item[] | undefined,
  ): Promise<Item[]> => {
    const items: Item[] = []
    let NextToken: string | undefined
    do {
      const answer = await ask(operation, () => page({ NextToken, MaxResults: source.pageSize }))
      items.push(...((answer && itemsOf(answer)) ?? []))
      NextToken = answer?.NextToken
    } while (NextToken !== undefined)
    return items
  }

  return {
    ...{ source, task, reading, ask, all, gap, row },
    found: (task: FoundTask) => void reading.found.push(task),
    /** Reads the next page of a list, whose items may be many. */
    async page<Page extends { NextToken?: string | undefined }>(
      operation: string,
      page: (paging: Paging) => Promise<Page>,
    ): Promise<Page | undefined> {
      const NextToken = task.next_token ?? undefined
      const answer = await ask(operation, async () => {
        try {
          return await page({ NextToken, MaxResults: source.pageSize })
        } catch (error) {
          if (!(error instanceof InvalidParameterException) || NextToken === undefined) throw error
          // AWS no longer knows the page: the list is read again from its beginning.
          return await page({ NextToken: undefined, MaxResults: source.pageSize })
        }
      })
      reading.nextToken = answer?.NextToken
      return answer
    },
  }
}
export type Reader = ReturnType<typeof reader>

/** Returns the member that most calls need. */
export const organizationIdOf = ({ source }: Reader) => ({
  OrganizationId: source.organizationId,
})

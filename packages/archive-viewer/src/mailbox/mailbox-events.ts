import type { CalendarItem } from './calendar/read-calendar.ts'
import type { Folder } from './index/folders.ts'
import type { Row, RowType } from './index/mailbox-index.ts'
import type { BodySearch } from './message/search-bodies.ts'
import type { ArchiveProblem } from './zip/read-directory.ts'

/** A line of a list. */
export type ShownRow = Pick<
  Row,
  'type' | 'problem' | 'name' | 'from' | 'to' | 'subject' | 'date' | 'hasAttachment' | 'hasCalendar'
> & { number: number; size: number; folder: number }

/** What the page shows of archives while and after they are read. */
export type State = {
  archives: { name: string; size: number; entries: number; problem?: ArchiveProblem }[]
  folders: Folder[]
  counts: Record<RowType, number>
  isReading: boolean
}

export type CalendarRow = { number: number; item: CalendarItem }

/** What the worker tells by itself. */
export type MailboxEvent =
  | { state: State }
  | { search: BodySearch }
  | { calendar: { items: CalendarRow[]; done: number; all: number } }
  | { saving: { done: number; all: number } }
  /** How much of an archive was summed up, from 0 to 1. */
  | { proving: number }

/** Which rows are saved: some, or all of a folder. */
export type Chosen = { numbers: number[] } | { folder: number | undefined }

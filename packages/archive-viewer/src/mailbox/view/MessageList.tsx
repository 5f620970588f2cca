import { useEffect, useRef, useState } from 'preact/hooks'
import type { ShownRow } from '../mailbox-events.ts'
import { call } from '../session.ts'
import { useFormats, useWords } from './formats.ts'

type Props = {
  count: number
  /** Changes when the rows have to be asked for again. */
  version: number
  /** The row that is open beside the list. */
  open: number | undefined
  selected: ReadonlySet<number>
  select(numbers: Set<number>): void
  show(number: number): void
}

const rowHeight = 56

/** Browsers draw nothing that is higher; a longer list moves in larger steps. */
const maxHeight = 8_000_000

const around = 20

/** What a row says besides its texts. */
function useStateOf() {
  const words = useWords()
  return ({ type, problem, hasAttachment, hasCalendar }: ShownRow): string =>
    [
      type === 'message' || type === 'calendar' ? '' : words(`type.${type}`),
      problem ? words(`problem.${problem}`) : '',
      hasAttachment ? words('attachment') : '',
      hasCalendar ? words('calendarItem') : '',
    ]
      .filter((each) => each !== '')
      .join(' · ')
}

/**
 * The messages of a folder or search. Only the rows that are seen are there; arrows, Home, End, Enter
 * and Space work as in any list. Source: ARC-05, ARC-10.
 */
export function MessageList({ count, version, open, selected, select, show }: Props) {
  const words = useWords()
  const { time, utc, size } = useFormats()
  const stateOf = useStateOf()
  const list = useRef<HTMLDivElement>(null)
  const [first, setFirst] = useState(0)
  const [perPage, setPerPage] = useState(10)
  const [active, setActive] = useState(0)
  const [shown, setShown] = useState<{ from: number; rows: ShownRow[] }>({ from: 0, rows: [] })
  const height = Math.min(count * rowHeight, maxHeight)
  const step =
    count * rowHeight > maxHeight ? (height - perPage * rowHeight) / (count - perPage) : rowHeight

  useEffect(() => {
    const box = list.current
    if (!box) return
    const observer = new ResizeObserver(() => setPerPage(Math.ceil(box.clientHeight / rowHeight)))
    observer.observe(box)
    return () => observer.disconnect()
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` says that the rows are others.
  useEffect(() => {
    let isLatest = true
    const from = Math.max(0, first - around)
    call('rows', from, first + perPage + around).then(
      (rows) => isLatest && setShown({ from, rows }),
      () => undefined,
    )
    return () => {
      isLatest = false
    }
  }, [first, perPage, version])

  useEffect(() => setActive((before) => Math.max(0, Math.min(before, count - 1))), [count])

  const rowAt = (at: number) => shown.rows[at - shown.from]
  const moveTo = (at: number) => {
    const next = Math.max(0, Math.min(count - 1, at))
    setActive(next)
    const box = list.current
    if (!box) return
    const whole = Math.max(1, Math.floor(box.clientHeight / rowHeight))
    if (next < Math.ceil(box.scrollTop / step)) box.scrollTop = next * step
    else if (next >= Math.floor(box.scrollTop / step) + whole)
      box.scrollTop =
        step === rowHeight ? (next + 1) * rowHeight - box.clientHeight : (next - whole + 1) * step
  }
  const toggle = ({ number }: ShownRow) => {
    const next = new Set(selected)
    if (!next.delete(number)) next.add(number)
    select(next)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const row = rowAt(active)
    const moves: Record<string, number> = {
      ...{ ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: count - 1 },
      ...{ PageDown: active + perPage - 1, PageUp: active - perPage + 1 },
    }
    const to = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined
    if (to !== undefined) moveTo(to)
    else if (event.key === 'Enter' && row) show(row.number)
    else if (event.key === ' ' && row) toggle(row)
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey))
      call('numbers').then(
        (numbers) => select(new Set(numbers)),
        () => undefined,
      )
    else return
    event.preventDefault()
  }

  const from = Math.max(0, first - 2)
  const places = Array.from(
    { length: Math.max(0, Math.min(count, first + perPage + 3) - from) },
    (_, at) => from + at,
  )
  return (
    <div
      ref={list}
      class="messages"
      role="listbox"
      tabIndex={0}
      aria-label={words('messageList', { count })}
      aria-multiselectable="true"
      aria-activedescendant={rowAt(active) ? `row-${active}` : undefined}
      onKeyDown={onKeyDown}
      onScroll={({ currentTarget }) => setFirst(Math.floor(currentTarget.scrollTop / step))}
    >
      <div role="presentation" style={{ height: `${height}px` }}>
        {places.map((at) => {
          const row = rowAt(at)
          const top = step === rowHeight ? at * rowHeight : first * step + (at - first) * rowHeight
          if (!row)
            return (
              <div key={at} role="presentation" class="message-row" style={{ top: `${top}px` }} />
            )
          const isSelected = selected.has(row.number)
          const state = stateOf(row)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys.
            <div
              key={at}
              id={`row-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={isSelected}
              aria-setsize={count}
              aria-posinset={at + 1}
              class={[
                'message-row',
                at === active ? 'is-active' : '',
                row.number === open ? 'is-open' : '',
                row.type === 'damaged' ? 'is-damaged' : '',
              ].join(' ')}
              style={{ top: `${top}px` }}
              onClick={({ target, ctrlKey, metaKey }) => {
                setActive(at)
                const isMark = target instanceof Element && target.closest('.mark')
                if (isMark || ctrlKey || metaKey) toggle(row)
                else show(row.number)
              }}
            >
              <span class="mark" aria-hidden="true">
                {isSelected ? '☑' : '☐'}
              </span>
              <span class="who">
                <bdi>{row.from || (row.type === 'message' ? words('noSender') : row.name)}</bdi>
              </span>
              <span class="when">
                {Number.isNaN(row.date)
                  ? row.type === 'message'
                    ? words('noDate')
                    : ''
                  : time(row.date)}
              </span>
              <span class="what">
                <bdi>{row.subject || (row.type === 'message' ? words('noSubject') : '')}</bdi>{' '}
                {state && <span class="state">{state}</span>}
              </span>
              <span class="dim more">
                {!Number.isNaN(row.date) && <span class="utc">{utc(row.date)} · </span>}
                {size(row.size)}
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
}

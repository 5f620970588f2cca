import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { narrowest, type Widths, withoutWidth, withWidth } from './widths.ts'

/** How far a key moves the edge of a column, in pixels. */
const step = 16

export type ColumnWidth = {
  /** The name of the handle, such as `Width of the column User name`. */
  label: string
  chosen: Widths
  /** Receives the widths while the pointer is down; `undefined` if the person cancels. */
  onDraft: (widths: Widths | undefined) => void
  onChoose: (widths: Widths) => void
}

/** Measures every column of the handle's table on the screen. */
function onScreen(handle: HTMLElement) {
  const heads = handle.closest('tr')?.querySelectorAll<HTMLElement>('th[data-column]') ?? []
  return [...heads].map((head) => ({
    id: head.dataset.column ?? '',
    width: head.getBoundingClientRect().width,
  }))
}

/**
 * The edge of a column: dragging it, or the arrow keys, make the column wider or narrower. A double
 * click or Enter restores the first width.
 */
export function WidthHandle(props: ColumnWidth & { columnId: string }) {
  const { columnId, label, chosen, onDraft, onChoose } = props
  const drag = useRef<{ x: number; columns: ReturnType<typeof onScreen>; draft?: Widths }>(
    undefined,
  )
  const [shown, setShown] = useState<number>()
  const widthOf = (columns: ReturnType<typeof onScreen>) =>
    columns.find(({ id }) => id === columnId)?.width ?? 0

  const onPointerMove = ({ clientX }: PointerEvent) => {
    if (!drag.current) return
    const { x, columns } = drag.current
    drag.current.draft = withWidth(chosen, columns, columnId, widthOf(columns) + clientX - x)
    onDraft(drag.current.draft)
  }
  const onPointerUp = () => {
    const draft = drag.current?.draft
    drag.current = undefined
    onDraft(undefined)
    if (draft) onChoose(draft)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowLeft: -step, ArrowRight: step }[event.key]
    if (by === undefined && event.key !== 'Enter') return
    event.preventDefault()
    if (by === undefined) return onChoose(withoutWidth(chosen, columnId))
    const columns = onScreen(event.currentTarget)
    const widths = withWidth(chosen, columns, columnId, widthOf(columns) + by)
    setShown(widths[columnId])
    onChoose(widths)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a thematic break cannot be moved.
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={Math.round(shown ?? chosen[columnId] ?? narrowest)}
      aria-valuemin={narrowest}
      aria-valuemax={2000}
      tabIndex={0}
      className="data-table-width"
      onFocus={({ currentTarget }) => setShown(widthOf(onScreen(currentTarget)))}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag.current = { x: event.clientX, columns: onScreen(event.currentTarget) }
      }}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        drag.current = undefined
        onDraft(undefined)
      }}
      onDoubleClick={() => onChoose(withoutWidth(chosen, columnId))}
      onKeyDown={onKeyDown}
    />
  )
}

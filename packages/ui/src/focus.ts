/** The place of the focus before a dialog took it: the focused element, and its row in a list. */
export type PlaceOfFocus = {
  element: HTMLElement
  href: string | null
  row: { list: HTMLTableSectionElement; index: number } | undefined
}

/** The place from which the open dialogs, one after another, were opened. */
let opened: PlaceOfFocus | undefined

/**
 * Remembers the focused element. A dialog that was opened from another dialog, or replaces it,
 * returns to the place of the first one.
 */
export function placeOfFocus(): PlaceOfFocus | undefined {
  const element = document.activeElement
  if (element?.closest('dialog')) return opened
  opened = undefined
  if (!(element instanceof HTMLElement) || element === document.body) return undefined
  const row = element.closest('tr')
  const list = row?.closest('tbody')
  opened = {
    element,
    href: element.getAttribute('href'),
    row: row && list ? { list, index: [...list.rows].indexOf(row) } : undefined,
  }
  return opened
}

function focusable(within: Element | null | undefined): HTMLElement | undefined {
  const found = within?.querySelector(
    'a[href], button:not(:disabled), input:not(:disabled), [tabindex]',
  )
  return found instanceof HTMLElement ? found : undefined
}

/** Finds the link with the same address after the page was drawn again. */
function successorOf({ href }: PlaceOfFocus): HTMLElement | undefined {
  const found = href === null ? null : document.querySelector(`a[href="${CSS.escape(href)}"]`)
  return found instanceof HTMLElement ? found : undefined
}

/** Finds the row in the place of the removed one, or the last row. */
function nextRow({ row }: PlaceOfFocus): HTMLElement | undefined {
  if (!row?.list.isConnected) return undefined
  return focusable(row.list.rows[row.index] ?? row.list.rows[row.list.rows.length - 1])
}

/**
 * Returns the focus after a dialog closed: to the element that had it, else to its successor, else
 * to the page's heading, where a person who came by the dialog's address starts to read. Does
 * nothing if another dialog is open, or the page has moved the focus. Source: WCAG 2.4.3.
 */
export function returnFocus(place: PlaceOfFocus | undefined): void {
  const { activeElement } = document
  const isElsewhere = activeElement !== null && activeElement !== document.body
  if (isElsewhere || document.querySelector('dialog[open]')) return
  const back = place?.element.isConnected ? place.element : undefined
  const target =
    back ??
    (place && (successorOf(place) ?? nextRow(place))) ??
    focusable(document.querySelector('h1'))
  target?.focus()
}

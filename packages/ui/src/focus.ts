/** Where the focus was before a dialog took it: what had it, and its row in a list. */
export type PlaceOfFocus = {
  element: HTMLElement
  href: string | null
  row: { list: HTMLTableSectionElement; index: number } | undefined
}

/** The place from which the dialogs that are open, or followed one another, were opened. */
let opened: PlaceOfFocus | undefined

/** Remembers what has the focus; a dialog that was opened from another one, or takes its place, goes back to where that one began. */
export function placeOfFocus(): PlaceOfFocus | undefined {
  const element = document.activeElement
  if (element?.closest('[role=dialog]')) return opened
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

/** The link with the same address, where the page was drawn anew. */
function successorOf({ href }: PlaceOfFocus): HTMLElement | undefined {
  const found = href === null ? null : document.querySelector(`a[href="${CSS.escape(href)}"]`)
  return found instanceof HTMLElement ? found : undefined
}

/** The row that stands where the removed one stood, or the last one. */
function nextRow({ row }: PlaceOfFocus): HTMLElement | undefined {
  if (!row?.list.isConnected) return undefined
  return focusable(row.list.rows[row.index] ?? row.list.rows[row.list.rows.length - 1])
}

/**
 * Gives the focus back when a dialog is gone: to what had it, else to what took its place, else to the page's heading, where whoever
 * came by the address of the dialog starts to read. Where another dialog is open, or the page has put the focus somewhere, nothing is
 * done. Source: WCAG 2.4.3.
 */
export function returnFocus(place: PlaceOfFocus | undefined): void {
  const { activeElement } = document
  const isElsewhere = activeElement !== null && activeElement !== document.body
  if (isElsewhere || document.querySelector('[role=dialog]')) return
  const back = place?.element.isConnected ? place.element : undefined
  const target =
    back ??
    (place && (successorOf(place) ?? nextRow(place))) ??
    focusable(document.querySelector('h1'))
  target?.focus()
}

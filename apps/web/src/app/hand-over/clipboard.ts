/** Copies by the older way, which also works on pages that are not secure; the focus stays where it was. */
function copyBySelection(text: string): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.setAttribute('aria-hidden', 'true')
  field.style.position = 'fixed'
  field.style.opacity = '0'
  // Inside the dialog that has the focus, which would not let it go elsewhere.
  ;(before?.parentElement ?? document.body).append(field)
  field.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    field.remove()
    if (before instanceof HTMLElement) before.focus()
  }
}

/** Copies a text, with or without a clipboard interface; tells whether it worked. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** Empties the clipboard if it still holds a text, and only where the browser lets us look without asking. */
export async function clearClipboard(text: string): Promise<void> {
  try {
    const name = 'clipboard-read' as PermissionName
    const { state } = await navigator.permissions.query({ name })
    if (state !== 'granted' || (await navigator.clipboard.readText()) !== text) return
    await navigator.clipboard.writeText('')
  } catch {
    // A browser without this permission keeps what was copied, as the person was told.
  }
}

/**
 * Empties the clipboard if it still contains a text, and only if the browser allows reading it
 * without asking.
 */
export async function clearClipboard(text: string): Promise<void> {
  try {
    const name = 'clipboard-read' as PermissionName
    const { state } = await navigator.permissions.query({ name })
    if (state !== 'granted' || (await navigator.clipboard.readText()) !== text) return
    await navigator.clipboard.writeText('')
  } catch {
    // A browser without this permission keeps the copied text, as the page has said.
  }
}

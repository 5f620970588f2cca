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

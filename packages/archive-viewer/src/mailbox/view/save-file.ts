declare global {
  // Not in TypeScript yet: Firefox and Safari do not have it.
  var showSaveFilePicker:
    | ((options: { suggestedName: string }) => Promise<FileSystemFileHandle>)
    | undefined
}

/** Saves bytes under a name, as a file that no program claims. Source: ARC-07. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // The browser has taken the content by then; it is kept in memory until it is let go.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Whether the browser can write a file to disk while it is made. Source: ARC-09. */
export const canStream = globalThis.showSaveFilePicker !== undefined

/** Asks where a file is written; undefined if the person thinks better of it. */
export async function chooseTarget(name: string): Promise<FileSystemFileHandle | undefined> {
  try {
    return await globalThis.showSaveFilePicker?.({ suggestedName: name })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined
    throw error
  }
}

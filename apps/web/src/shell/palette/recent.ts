/** How many recent choices are kept. */
const most = 5

/**
 * The recent choices, the last first, as long as this tab is open: the browser stores no names of
 * people.
 */
let recent: readonly { path: string; label: string; description?: string | undefined }[] = []

export function recentChoices() {
  return recent
}

export function rememberChoice(choice: (typeof recent)[number]): void {
  recent = [choice, ...recent.filter(({ path }) => path !== choice.path)].slice(0, most)
}

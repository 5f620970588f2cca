/** So many are worth coming back to. */
const most = 5

/** What somebody chose lately, the last first, as long as this tab lives: names of people are not kept in the browser. */
let recent: readonly { path: string; label: string; description?: string | undefined }[] = []

export function recentChoices() {
  return recent
}

export function rememberChoice(choice: (typeof recent)[number]): void {
  recent = [choice, ...recent.filter(({ path }) => path !== choice.path)].slice(0, most)
}

import type { Folder } from '../index/folders.ts'
import { useWords } from './formats.ts'

type Props = {
  folders: readonly Folder[]
  chosen: number | undefined
  choose(folder: number | undefined): void
}

/** Returns how many entries each folder has, with those below it. */
function totals(folders: readonly Folder[]): number[] {
  const sums = folders.map(({ entries }) => entries)
  // A folder is always made after its parent.
  for (const { id, parent } of folders.toReversed())
    if (parent !== undefined) sums[parent] = (sums[parent] ?? 0) + (sums[id] ?? 0)
  return sums
}

/** The folders of the archives, with how much is in each. Source: ARC-05. */
export function FolderTree({ folders, chosen, choose }: Props) {
  const words = useWords()
  const sums = totals(folders)
  const button = (id: number | undefined, name: string, count: number) => (
    <button
      type="button"
      class="folder"
      aria-current={chosen === id ? 'true' : undefined}
      onClick={() => choose(id)}
    >
      <bdi>{name}</bdi> <span class="dim">{words('entriesOf', { count })}</span>
    </button>
  )
  const below = (parent: number | undefined) => {
    const children = folders.filter((folder) => folder.parent === parent)
    if (children.length === 0) return null
    return (
      <ul>
        {children.map(({ id, name }) => (
          <li key={id}>
            {button(id, name || words('noName'), sums[id] ?? 0)}
            {below(id)}
          </li>
        ))}
      </ul>
    )
  }
  const all = folders.reduce((sum, { entries }) => sum + entries, 0)
  return (
    <section class="folders" aria-label={words('folders')}>
      {button(undefined, words('allFolders'), all)}
      {below(undefined)}
    </section>
  )
}

/** A folder of an archive; the archive itself is one without a parent. */
export type Folder = {
  id: number
  /** The number of the archive. */
  archive: number
  name: string
  parent: number | undefined
  /** The entries in it, without those in folders below. */
  entries: number
}

/** The folders of archives, as the paths of their entries name them. Source: ARC-05. */
export class Folders {
  readonly all: Folder[] = []
  readonly #ids = new Map<string, number>()

  #add(key: string, folder: Omit<Folder, 'id' | 'entries'>): number {
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const id = this.all.length
    this.all.push({ ...folder, id, entries: 0 })
    this.#ids.set(key, id)
    return id
  }

  /** Adds an archive; its folder has those entries that are in none. */
  addArchive(archive: number, name: string): number {
    return this.#add(`${archive}`, { archive, name, parent: undefined })
  }

  /** Returns the folder of an entry and counts it. */
  place(archive: number, path: readonly string[]): number {
    let key = `${archive}`
    let id = this.#ids.get(key) ?? this.addArchive(archive, '')
    for (const name of path) {
      key += `/${name}`
      id = this.#add(key, { archive, name, parent: id })
    }
    const folder = this.all[id]
    if (folder) folder.entries++
    return id
  }

  /** Returns a folder and all below it. */
  below(id: number): Set<number> {
    const found = new Set([id])
    // A folder is always made after its parent.
    for (const { id: each, parent } of this.all)
      if (parent !== undefined && found.has(parent)) found.add(each)
    return found
  }
}

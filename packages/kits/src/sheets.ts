import type { KitFile } from './files.ts'
import type { Kit } from './kit.ts'

/** How many sheets a file has, so that none grows too large. Source: KIT-03. */
const mostSheets = 10_000

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Writes a text of people so that HTML shows it as it is. */
export const htmlText = (text: string) => text.replace(/[&<>"']/g, (each) => entities[each] ?? '')

/** Keeps a name that is written from right to left from turning around what follows. */
const isolated = (text: string) => `<bdi>${htmlText(text)}</bdi>`

const style =
  'body{font:12pt sans-serif;margin:2cm}section{break-after:page}dt{font-weight:bold}' +
  'dd{margin:0 0 .5em 1em;overflow-wrap:anywhere}'

/** Writes a sheet for each user, to print. Nothing in it is a program, and nothing is fetched. */
export function* sheets(kit: Kit) {
  const { words } = kit
  // In the order of their addresses, as everything is.
  const groupsOf = new Map<string, string[]>()
  for (const { row, address } of kit.groups)
    for (const { memberId } of kit.model.members.get(row.id) ?? []) {
      const list = groupsOf.get(memberId)
      if (list) list.push(address)
      else groupsOf.set(memberId, [address])
    }
  const files: KitFile[] = []
  const start =
    `<!doctype html>\n<html lang="${words('sheet.language')}">\n<meta charset="utf-8">\n` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n` +
    `<title>${htmlText(words('sheet.title'))}</title>\n<style>${style}</style>\n`
  let pieces: string[] = []
  const end = () => {
    const part = files.length + 1
    if (pieces.length > 0)
      files.push({
        path: part === 1 ? 'sheets.html' : `sheets-${part}.html`,
        content: start + pieces.join(''),
      })
    pieces = []
  }
  for (const { row, address, aliases } of kit.users) {
    yield
    const lines: [string, readonly string[]][] = [
      [words('sheet.address'), [address]],
      [words('sheet.aliases'), aliases.map((alias) => alias.address)],
      [words('sheet.groups'), groupsOf.get(row.id) ?? []],
      [words('sheet.size'), row.quotaMb === undefined ? [] : [`${row.quotaMb} MB`]],
      [words('sheet.signIn'), ['']],
      [words('sheet.password'), ['']],
    ]
    const items = lines
      .filter(([, values]) => values.length > 0)
      .map(
        ([title, values]) =>
          `<dt>${htmlText(title)}</dt>${values.map((each) => `<dd>${isolated(each)}</dd>`).join('')}\n`,
      )
    const name = row.displayName?.trim() || row.name || address
    pieces.push(`<section>\n<h1>${isolated(name)}</h1>\n<dl>\n${items.join('')}</dl>\n</section>\n`)
    if (pieces.length === mostSheets) end()
  }
  end()
  kit.add({ files: () => files })
}
